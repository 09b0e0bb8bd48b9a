from django.apps import AppConfig
from django.core.checks import Tags, register

from factcheck.checks import check_client_address


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Claim desk"

    def ready(self) -> None:
        register(check_client_address, Tags.security, deploy=True)
