"""The forms in which profile documents come: each becomes the same lines with locators.

A form is added by a module here and one entry in `registry.FORMS`.
"""

from mgi_rag.profiles.forms.registry import FORMS, Form, lines_of

__all__ = ["FORMS", "Form", "lines_of"]
