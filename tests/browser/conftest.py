import os

# Playwright's synchronous interface runs an event loop in the test's thread, where Django would refuse its queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
