"""What holds for every test."""

from hypothesis import HealthCheck, settings

# The same examples at every run, and no limit of time: a test fails for what the program does, never for the
# machine it runs on. `--hypothesis-profile=default` tries other examples.
settings.register_profile(
    "archive", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("archive")
