"""A command is found by some letters of its name; the best comes first."""

import pytest

from dfnet_gui.gui.menus.finding import MOST_RECENT, Entry, fitted, found, remembered

ENTRIES = tuple(
    Entry(text.lower(), text, path, tip)
    for text, path, tip in (
        ("Export…", "File", "Save the completed photo"),
        ("Export fusion maps…", "File", "Save result, alpha and raw"),
        ("Print…", "File", "On paper, or as a PDF"),
        ("Undo", "Edit", "Take back the last step"),
        ("Clear mask", "Mask", "Unpaint everything"),
        ("Full screen", "View", ""),
        ("Fast fill only", "Complete", ""),
        ("Über-Größe", "View", ""),
    )
)


def _texts(typed: str, *recent: str) -> list[str]:
    return [each.entry.text for each in found(typed, ENTRIES, recent)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("full", "Full screen"),
        ("FS", "Full screen"),
        ("ffo", "Fast fill only"),
        ("fusion", "Export fusion maps…"),
        ("xprt", "Export…"),
        ("clmsk", "Clear mask"),
        ("clear mask", "Clear mask"),
        ("view full", "Full screen"),
        ("pdf", "Print…"),
        ("take back", "Undo"),
        ("uber", "Über-Größe"),
        ("größe", "Über-Größe"),
    ],
)
def test_the_best_comes_first(typed: str, first: str) -> None:
    assert _texts(typed)[0] == first


@pytest.mark.parametrize("typed", ["q", "eport!", "oduu", "take forward", "(", "\\"])
def test_what_fits_nothing_finds_nothing(typed: str) -> None:
    assert _texts(typed) == []


def test_letters_strewn_over_a_text_are_no_find() -> None:
    assert fitted("xtsn", Entry("export", "Export fusion maps")) is None


def test_a_shorter_text_comes_before_a_longer_one_that_fits_alike() -> None:
    assert _texts("export") == ["Export…", "Export fusion maps…"]


def test_the_text_itself_and_its_beginning_come_before_beginnings_of_several_words() -> None:
    several, itself, longer = Entry("a", "Fill its gaps"), Entry("b", "Fit…"), Entry("c", "Fit the whole photo")
    assert [each.entry for each in found("fit", [several, longer, itself])] == [itself, longer, several]


def test_letters_at_the_beginnings_of_words_weigh_more() -> None:
    scattered, beginning = Entry("a", "Offset"), Entry("b", "Save session")
    assert [each.entry for each in found("se", [scattered, beginning])] == [beginning, scattered]


def test_without_letters_everything_is_there_and_what_was_used_last_is_first() -> None:
    assert len(_texts("  ")) == len(ENTRIES)
    assert _texts("", "undo", "print…", "gone")[:3] == ["Undo", "Print…", "Export…"]


def test_of_those_that_fit_alike_the_one_used_last_is_first() -> None:
    twins = (Entry("a", "Grow"), Entry("b", "Grow"))
    assert [each.entry.name for each in found("grow", twins)] == ["a", "b"]
    assert [each.entry.name for each in found("grow", twins, ("b",))] == ["b", "a"]


def test_it_says_which_letters_were_typed() -> None:
    def places(typed: str, text: str) -> tuple[int, ...]:
        fit = fitted(typed, Entry("a", text))
        assert fit is not None
        return fit.places

    assert places("scr", "Full screen") == (5, 6, 7)
    assert places("fs", "Off full screen") == (4, 9), "beginnings rather than the first that come"
    assert places("screen full", "Full screen") == (0, 1, 2, 3, *range(5, 11))
    found_by_tip = fitted("pdf", ENTRIES[2])
    assert found_by_tip is not None
    assert found_by_tip.places == ()


def test_what_is_remembered_is_short_and_the_newest_is_first() -> None:
    recent: tuple[str, ...] = ()
    for number in range(2 * MOST_RECENT):
        recent = remembered(str(number), recent)
    assert len(recent) == MOST_RECENT
    assert remembered(recent[3], recent)[:2] == (recent[3], recent[0])
    assert len(remembered(recent[3], recent)) == MOST_RECENT


@pytest.mark.parametrize("typed", ["板", "隐藏", "面板", "图片", "导 出"])
def test_any_sign_of_a_writing_without_spaces_may_begin_a_word(typed: str) -> None:
    entry = Entry("hide", "隐藏所有面板", "视图", "导出图片") if typed != "导 出" else Entry("export", "导出", "文件")
    assert fitted(typed, entry) is not None
    assert fitted("无", entry) is None
