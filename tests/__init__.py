import pytest

# What a helper asserts says as much as what a test asserts.
pytest.register_assert_rewrite("tests.helpers")
