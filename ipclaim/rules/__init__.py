"""Rule packs: what each platform asks for, as data with sources; its link forms and its clocks."""
