"""The bundle's bill of materials, a CycloneDX file: what is in it, at which version, from where, by which licence."""

import datetime
import os
import platform
import subprocess
import uuid
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from dfnet_gui.network.manifest import read_manifest, sha256_of
from tools.bundle.archive import version
from tools.bundle.origins import PROJECT, distributions_of, models_of, system_packages
from tools.locks.pins import name_of, normal, read
from tools.locks.targets import target_here

_MANY_LETTERS = 80
"""Of a licence: beyond, it is the text and not the name."""


def written(sources: Iterable[str], flavour: str) -> str:
    """The text for a bundle that was made of the files `sources`."""
    return JsonV1Dot6(bill(sources, flavour)).output_as_string(indent=1)


def bill(sources: Iterable[str], flavour: str) -> Bom:
    """The same for the same sources at the same SOURCE_DATE_EPOCH."""
    files = {Path(source).resolve() for source in sources if source}
    program = _program(flavour)
    found = list(distributions_of(files))
    hashes = _hashes()
    libraries = {normal(each.name): _of_distribution(each, hashes) for each in found}
    others = [_python(), *map(_of_model, models_of(files)), *_of_system(system_packages(files))]
    made = Bom(
        components=[*libraries.values(), *others],
        metadata=BomMetaData(component=program, timestamp=_moment()),
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(_names(program, *libraries.values(), *others))),
    )
    needed = {normal(each.name): _needs(each, libraries) for each in found}
    for name, names in needed.items():
        made.register_dependency(libraries[name], [libraries[each] for each in names])
    first = libraries.keys() - {name for names in needed.values() for name in names}
    made.register_dependency(program, [*(libraries[name] for name in sorted(first)), *others])
    return made


def _names(*components: Component) -> list[str]:
    return sorted(f"{each.name} {each.version}" for each in components)


def _moment() -> datetime.datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(given), datetime.UTC) if given else datetime.datetime.now(datetime.UTC)


def _program(flavour: str) -> Component:
    name = PROJECT if flavour == "full" else f"{PROJECT}-{flavour}"
    licences = [_licence("MIT")]
    return Component(name=name, version=version(), type=ComponentType.APPLICATION, licenses=licences, bom_ref=name)


def _python() -> Component:
    told = platform.python_version()
    address = PackageURL("generic", None, "python", told)
    licences = [_licence("Python-2.0")]
    return Component(name="Python", version=told, purl=address, licenses=licences, bom_ref=str(address))


def _of_distribution(each: Distribution, hashes: Mapping[tuple[str, str], tuple[str, ...]]) -> Component:
    """With the hashes of the wheels that the lock allows; the libraries in it may have been stripped since."""
    name = normal(each.name)
    address = PackageURL("pypi", None, name, each.version)
    place = XsUri(f"https://pypi.org/project/{name}/{each.version.partition('+')[0]}/")
    taken = [HashType(alg=HashAlgorithm.SHA_256, content=content) for content in hashes.get((name, each.version), ())]
    return Component(
        name=each.name,
        version=each.version,
        purl=address,
        bom_ref=str(address),
        licenses=[_licence(licence_name(each))],
        external_references=[ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=place, hashes=taken)],
    )


def _hashes() -> dict[tuple[str, str], tuple[str, ...]]:
    target = target_here()
    paths = [target.path, target.cpu_path, target.cuda_path] if target else []
    return {(pin.name, pin.version): pin.hashes for path in paths if path.is_file() for pin in read(path)}


def licence_name(each: Distribution) -> str:
    """An expression of SPDX, or what else the distribution calls it."""
    told = [each.metadata[key] for key in ("License-Expression", "License") if key in each.metadata]
    kinds = [line.rpartition(" :: ")[2] for line in each.metadata.get_all("Classifier") or [] if "License ::" in line]
    names = [line.strip() for line in (*told, ", ".join(kinds)) if 0 < len(line.strip()) <= _MANY_LETTERS]
    long = [line.strip() for line in told[:1] if "License-Expression" in each.metadata]
    return next(iter([*long, *names]), "see LICENCES.txt")


def _licence(name: str) -> License:
    return LicenseFactory().make_from_string(name)


def _of_model(path: Path) -> Component:
    manifest = read_manifest(path)
    return Component(
        name=path.stem,
        type=ComponentType.MACHINE_LEARNING_MODEL,
        bom_ref=f"model:{path.stem}",
        licenses=[_licence(manifest.licence if manifest else "unknown")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256_of(path))],
        properties=[Property(name="file", value=f"models/{path.name}")],
    )


def _of_system(packages: Iterable[str]) -> list[Component]:
    system = platform.freedesktop_os_release() if packages else {}
    kind, release = system.get("ID", "linux"), system.get("VERSION_ID", "")
    found = []
    for package in packages:
        told = subprocess.check_output(["dpkg-query", "-W", "-f", "${Version} ${Architecture}\n", package], text=True)
        number, processor = told.splitlines()[0].split()
        address = PackageURL("deb", kind, package, number, {"arch": processor, "distro": f"{kind}-{release}"})
        licences = [_licence("see LICENCES.txt")]
        found.append(Component(name=package, version=number, purl=address, bom_ref=str(address), licenses=licences))
    return found


def _needs(each: Distribution, libraries: Mapping[str, Component]) -> list[str]:
    """Which others of the bundle it asks for; those of its extras are taken for needed."""
    return sorted({name_of(line) for line in each.requires or []} & libraries.keys() - {normal(each.name)})
