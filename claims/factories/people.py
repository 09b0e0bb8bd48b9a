"""The people of the desk."""

from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory


class UserFactory(DjangoModelFactory):
    """Someone with an account: of the desk where `role` names one of its groups, else with no rights at all."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    first_name = "Person"
    last_name = factory.Sequence(str)
    password = "!"

    @factory.post_generation
    def role(user, create: bool, extracted: str | None, **kwargs: Any) -> None:
        role = "reviewer" if extracted is None else extracted
        if create and role:
            user.groups.add(Group.objects.get(name=role))
            user.is_staff = role == "editor"
            user.save(update_fields=["is_staff"])
