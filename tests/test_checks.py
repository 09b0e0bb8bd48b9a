"""What is said of settings that go wrong together."""

import pytest

from factcheck.checks import check_client_address

PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("proxy", "header", "found"),
    [
        (None, "", []),
        (PROXY, "X-Forwarded-For", []),
        (PROXY, "x_real_ip", []),
        (PROXY, "", ["factcheck.W001"]),
        (None, "X-Forwarded-For", ["factcheck.W002"]),
        (PROXY, "HTTP_X_FORWARDED_FOR", ["factcheck.W003"]),
        (PROXY, "Forwarded", ["factcheck.W003"]),
        (PROXY, "X-Forwarded-For, X-Real-IP", ["factcheck.W003"]),
        (None, "X-Forwarded-For:", ["factcheck.W002", "factcheck.W003"]),
    ],
)
def test_a_proxy_and_the_header_that_is_trusted_go_together(settings, proxy, header, found):
    settings.SECURE_PROXY_SSL_HEADER, settings.CLIENT_ADDRESS_HEADER = proxy, header
    assert [message.id for message in check_client_address(None)] == found


def test_only_a_deployment_is_checked_for_its_proxy():
    from django.core.checks.registry import registry

    assert check_client_address in registry.get_checks(include_deployment_checks=True)
    assert check_client_address not in registry.get_checks()
