"""Files are written whole, and only when that changes them."""

from __future__ import annotations

from pathlib import Path

from macros.source import whole_file


def test_a_file_that_holds_the_same_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.txt"
    assert whole_file.write(file, b"een")
    before = file.stat()
    assert not whole_file.write(file, b"een")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert whole_file.write(file, b"twee")
    assert file.read_bytes() == b"twee"
    assert list(file.parent.iterdir()) == [file]


def test_a_link_in_the_place_of_a_file_goes_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    ours, link = tmp_path / "ours.txt", tmp_path / "link.txt"
    ours.write_bytes(b"een")
    link.symlink_to(ours)
    assert whole_file.write(link, b"een")
    assert not link.is_symlink()
    whole_file.write(link, b"twee")
    assert ours.read_bytes() == b"een"
