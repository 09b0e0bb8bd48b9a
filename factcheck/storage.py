"""How static files are named in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Also names the modules that our own modules import by their content, so that after a release no browser runs a
    new one with an old one. Those of packages are left as they are: some name files that they don't bring along.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "claims/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )
