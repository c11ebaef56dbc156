"""What the files to take along are called, under assets/doc and assets/pdf: they are made and linked to by these names."""

POLICY = "verzuimbeleid"
# A checklist may have the name of the policy.
CHECKLIST = "checklist-"
CARDS = "kaarten"
PLAN = "ons-plan"
