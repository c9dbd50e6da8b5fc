"""The one place where conventions are crossed."""

import numpy as np

from dfnet_gui.engine.framing import as_batch, as_masks, frame_region, from_network, to_network
from dfnet_gui.engine.starts import hole_box
from dfnet_gui.imaging.bounds import Bounds

RNG = np.random.default_rng(2)


def test_frame_keeps_the_aspect_and_never_enlarges() -> None:
    frame = frame_region(Bounds(0, 0, 2000, 1000), working_size=512, multiple=256)
    assert (frame.width, frame.height, frame.padded_width, frame.padded_height) == (512, 256, 512, 256)
    small = frame_region(Bounds(0, 0, 300, 200), working_size=512, multiple=256)
    assert (small.width, small.height, small.padded_width, small.padded_height) == (300, 200, 512, 256)
    assert not small.is_scaled


def test_channel_order_mask_and_zeros_in_the_hole() -> None:
    pixels = RNG.integers(1, 256, (256, 256, 3), np.uint8)
    hole = np.zeros((256, 256), bool)
    hole[10:20, 30:50] = True
    frame = frame_region(Bounds(0, 0, 256, 256), working_size=256, multiple=256)
    image, known = to_network(pixels, hole, frame, "BGR")
    assert image.shape == (256, 256, 3)
    assert image.dtype == known.dtype == np.float32
    np.testing.assert_array_equal(known == 0, hole)
    assert not image[hole].any()
    np.testing.assert_allclose(image[..., 0][~hole], pixels[~hole][:, 2] / 255, atol=1e-6)
    box = Bounds(90, 0, 40, 30)
    result = image[box.slices].transpose(2, 0, 1)
    back = from_network(result, image, known, box, frame, "BGR", Bounds(100, 0, 7, 9))
    np.testing.assert_allclose(back, pixels[0:9, 100:107] / 255, atol=1e-6)


def test_16_bits_use_their_whole_range() -> None:
    pixels = np.full((256, 256, 3), 65535, np.uint16)
    frame = frame_region(Bounds(0, 0, 256, 256), working_size=256, multiple=256)
    image, _known = to_network(pixels, np.zeros((256, 256), bool), frame, "RGB")
    assert float(image.min()) == 1.0


def test_what_goes_does_not_bleed_into_what_stays() -> None:
    pixels = np.zeros((1024, 1024, 3), np.uint8)
    hole = np.zeros((1024, 1024), bool)
    hole[301:501, 303:505] = True
    pixels[hole] = 255
    frame = frame_region(Bounds(0, 0, 1024, 1024), working_size=512, multiple=256)
    image, known = to_network(pixels, hole, frame, "RGB")
    assert float(image.max()) == 0
    assert 0 < float((known == 0).sum()) >= hole.sum() / 4


def test_padding_mirrors_the_region() -> None:
    pixels = RNG.integers(0, 256, (40, 30, 3), np.uint8)
    frame = frame_region(Bounds(0, 0, 30, 40), working_size=256, multiple=256)
    image, known = to_network(pixels, np.zeros((40, 30), bool), frame, "RGB")
    assert image.shape == (256, 256, 3)
    assert (known == 1).all()
    np.testing.assert_array_equal(image[40:80, :30], image[:40, :30][::-1])
    np.testing.assert_array_equal(image[:40, 30:60], image[:40, :30][:, ::-1])


def test_a_batch_has_its_channels_first() -> None:
    images, known = RNG.random((2, 5, 7, 3), np.float32), RNG.random((2, 5, 7), np.float32)
    batch, masks = as_batch(list(images)), as_masks(list(known))
    assert (batch.shape, masks.shape) == ((2, 3, 5, 7), (2, 1, 5, 7))
    assert batch.dtype == masks.dtype == np.float32
    for index in range(2):
        np.testing.assert_array_equal(batch[index].transpose(1, 2, 0), images[index])
        np.testing.assert_array_equal(masks[index, 0], known[index])


def test_scaling_up_meets_pixel_centres() -> None:
    ramp = np.broadcast_to(np.linspace(0, 1, 512, dtype=np.float32)[:, None], (512, 512, 3))
    frame = frame_region(Bounds(0, 0, 1024, 1024), working_size=512, multiple=256)
    part = Bounds(200, 200, 300, 10)
    box = hole_box(part, frame)
    assert box.width < 160, "only what the part is sampled from"
    result = ramp[box.slices].transpose(2, 0, 1)
    empty, unknown = np.zeros((512, 512, 3), np.float32), np.zeros((512, 512), np.float32)
    fill = from_network(result, empty, unknown, box, frame, "RGB", part)
    expected = ((np.arange(200, 500) + 0.5) / 2 - 0.5) / 511
    np.testing.assert_allclose(fill[0, :, 0], expected, atol=1e-4)


def test_batches_lie_in_the_order_that_backends_read() -> None:
    """`np.stack` would keep the pictures' own order, which makes everything after it slower."""
    pictures = [RNG.random((6, 9, 3), dtype=np.float32) for _ in range(2)]
    batch = as_batch(pictures)
    assert batch.flags.c_contiguous
    np.testing.assert_array_equal(batch[1, 2], pictures[1][..., 2])
