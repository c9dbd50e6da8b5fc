"""The errors that a user can meet; each carries one sentence with the file, the reason and a way on."""


class DfnetError(Exception):
    """An error whose text is one sentence, ready to be shown to the user."""


class PhotoReadError(DfnetError):
    """A photo or mask file could not be read."""


class PhotoWriteError(DfnetError):
    """A file could not be written; what stood there before is whole."""


class PrintError(DfnetError):
    """A photo could not be printed."""


class ProfileError(DfnetError):
    """A colour profile can't be used for a screen."""


class StoreError(DfnetError):
    """A folder or bucket of a batch could not be reached, or what stands there is no batch."""


class SessionError(DfnetError):
    """A session could not be read or written; what stood there before is whole."""


class LargeSessionError(SessionError):
    """A session is longer than what is read; the text follows its name."""


class SettingsError(DfnetError):
    """Settings that can't be saved."""


class MaskError(DfnetError):
    """A hole mask does not fit the photo, or holds nothing that can be completed."""


class UnclearMaskError(MaskError):
    """A mask file shows more than one way to read it: somebody must say which is meant."""


class CheckpointError(DfnetError):
    """A weights file is not a DFNet, or is damaged; the model in use stays."""


class CompletionError(DfnetError):
    """A completion could not be computed."""


class TrainingError(DfnetError):
    """Training can't start, or had to stop."""


class UsageError(DfnetError):
    """A command line or setting asks for something that does not exist."""


class Cancelled(Exception):  # noqa: N818 - the field's word for it, and no error
    """Raised inside long work when it was told to stop."""
