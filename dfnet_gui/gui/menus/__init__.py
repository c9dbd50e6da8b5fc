"""Menus, bars and actions, made of commands."""
