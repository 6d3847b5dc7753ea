"""HubSpot's own association types by name. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from enum import IntEnum


class AssociationTypes(IntEnum):
    """The type ids of HubSpot's own association types, each in the direction of its name.

    A type that has a label is called after it: CONTACT_TO_COMPANY_PRIMARY. One without is what every associated pair has.

    Example:
        hub.associations.create_many("contacts", "companies", [(101, 301, AssociationTypes.CONTACT_TO_COMPANY)])
    """

    APPOINTMENT_TO_COMPANY = 908
    APPOINTMENT_TO_CONTACT = 906
    APPOINTMENT_TO_DEAL = 944
    APPOINTMENT_TO_TICKET = 946
    CALL_TO_COMPANY = 182
    CALL_TO_CONTACT = 194
    CALL_TO_COURSE = 867
    CALL_TO_DEAL = 206
    CALL_TO_TICKET = 220
    COMMUNICATION_TO_COURSE = 879
    COMPANY_TO_APPOINTMENT = 909
    COMPANY_TO_CALL = 181
    COMPANY_TO_COMPANY = 450
    COMPANY_TO_COMPANY_CHILD_COMPANY = 13
    COMPANY_TO_COMPANY_PARENT_COMPANY = 14
    COMPANY_TO_CONTACT = 280
    COMPANY_TO_CONTACT_BILLING_CONTACT = 930
    COMPANY_TO_CONTACT_PRIMARY_COMPANY = 2
    COMPANY_TO_COURSE = 939
    COMPANY_TO_DEAL = 342
    COMPANY_TO_DEAL_PRIMARY = 6
    COMPANY_TO_EMAIL = 185
    COMPANY_TO_LISTING = 885
    COMPANY_TO_MEETING = 187
    COMPANY_TO_NOTE = 189
    COMPANY_TO_SERVICE = 793
    COMPANY_TO_TASK = 191
    COMPANY_TO_TICKET = 340
    COMPANY_TO_TICKET_PRIMARY = 25
    CONTACT_TO_APPOINTMENT = 907
    CONTACT_TO_CALL = 193
    CONTACT_TO_COMPANY = 279
    CONTACT_TO_COMPANY_BILLING_CONTACT = 931
    CONTACT_TO_COMPANY_PRIMARY = 1
    CONTACT_TO_CONTACT = 449
    CONTACT_TO_COURSE = 861
    CONTACT_TO_DEAL = 4
    CONTACT_TO_EMAIL = 197
    CONTACT_TO_LEAD = 609
    CONTACT_TO_LISTING = 883
    CONTACT_TO_MEETING = 199
    CONTACT_TO_NOTE = 201
    CONTACT_TO_SERVICE = 799
    CONTACT_TO_TASK = 203
    CONTACT_TO_TICKET = 15
    COURSE_TO_CALL = 866
    COURSE_TO_COMMUNICATION = 878
    COURSE_TO_COMPANY = 938
    COURSE_TO_CONTACT = 860
    COURSE_TO_DEAL = 862
    COURSE_TO_EMAIL = 870
    COURSE_TO_MEETING = 872
    COURSE_TO_NOTE = 874
    COURSE_TO_POSTAL_MAIL = 880
    COURSE_TO_PROJECT = 1323
    COURSE_TO_TASK = 876
    COURSE_TO_TICKET = 940
    DEAL_TO_APPOINTMENT = 945
    DEAL_TO_CALL = 205
    DEAL_TO_COMPANY = 341
    DEAL_TO_COMPANY_PRIMARY = 5
    DEAL_TO_CONTACT = 3
    DEAL_TO_COURSE = 863
    DEAL_TO_DEAL = 451
    DEAL_TO_EMAIL = 209
    DEAL_TO_LINE_ITEM = 19
    DEAL_TO_LISTING = 887
    DEAL_TO_MEETING = 211
    DEAL_TO_NOTE = 213
    DEAL_TO_SERVICE = 795
    DEAL_TO_TASK = 215
    DEAL_TO_TICKET = 27
    EMAIL_TO_COMPANY = 186
    EMAIL_TO_CONTACT = 198
    EMAIL_TO_COURSE = 871
    EMAIL_TO_DEAL = 210
    EMAIL_TO_TICKET = 224
    LEAD_TO_CONTACT = 608
    LINE_ITEM_TO_DEAL = 20
    LISTING_TO_COMPANY = 884
    LISTING_TO_CONTACT = 882
    LISTING_TO_DEAL = 886
    LISTING_TO_TICKET = 942
    MEETING_TO_COMPANY = 188
    MEETING_TO_CONTACT = 200
    MEETING_TO_COURSE = 873
    MEETING_TO_DEAL = 212
    MEETING_TO_TICKET = 226
    NOTE_TO_COMPANY = 190
    NOTE_TO_CONTACT = 202
    NOTE_TO_COURSE = 875
    NOTE_TO_DEAL = 214
    NOTE_TO_TICKET = 228
    POSTAL_MAIL_TO_COURSE = 881
    PROJECT_TO_COURSE = 1322
    SERVICE_TO_COMPANY = 792
    SERVICE_TO_CONTACT = 798
    SERVICE_TO_DEAL = 794
    SERVICE_TO_TICKET = 796
    TASK_TO_COMPANY = 192
    TASK_TO_CONTACT = 204
    TASK_TO_COURSE = 877
    TASK_TO_DEAL = 216
    TASK_TO_TICKET = 230
    TICKET_TO_APPOINTMENT = 947
    TICKET_TO_CALL = 219
    TICKET_TO_COMPANY = 339
    TICKET_TO_COMPANY_PRIMARY = 26
    TICKET_TO_CONTACT = 16
    TICKET_TO_COURSE = 941
    TICKET_TO_DEAL = 28
    TICKET_TO_EMAIL = 223
    TICKET_TO_LISTING = 943
    TICKET_TO_MEETING = 225
    TICKET_TO_NOTE = 227
    TICKET_TO_SERVICE = 797
    TICKET_TO_TASK = 229
    TICKET_TO_TICKET = 452

    @property
    def inverse(self) -> AssociationTypes:
        """The same type, seen from the other side."""
        return AssociationTypes(_FACTS[self][3])

    @property
    def from_object_type(self) -> str:
        """Where it starts, such as "contacts"."""
        return _FACTS[self][0]

    @property
    def to_object_type(self) -> str:
        """Where it leads."""
        return _FACTS[self][1]

    @property
    def label(self) -> str | None:
        """What people see; None for the type without a label."""
        return _FACTS[self][2]


_FACTS: dict[int, tuple[str, str, str | None, int]] = {
    908: ("appointments", "companies", None, 909),
    906: ("appointments", "contacts", None, 907),
    944: ("appointments", "deals", None, 945),
    946: ("appointments", "tickets", None, 947),
    182: ("calls", "companies", None, 181),
    194: ("calls", "contacts", None, 193),
    867: ("calls", "courses", None, 866),
    206: ("calls", "deals", None, 205),
    220: ("calls", "tickets", None, 219),
    879: ("communications", "courses", None, 878),
    909: ("companies", "appointments", None, 908),
    181: ("companies", "calls", None, 182),
    450: ("companies", "companies", None, 450),
    13: ("companies", "companies", "Child Company", 14),
    14: ("companies", "companies", "Parent Company", 13),
    280: ("companies", "contacts", None, 279),
    930: ("companies", "contacts", "Billing Contact", 931),
    2: ("companies", "contacts", "Primary Company", 1),
    939: ("companies", "courses", None, 938),
    342: ("companies", "deals", None, 341),
    6: ("companies", "deals", "Primary", 5),
    185: ("companies", "emails", None, 186),
    885: ("companies", "listings", None, 884),
    187: ("companies", "meetings", None, 188),
    189: ("companies", "notes", None, 190),
    793: ("companies", "services", None, 792),
    191: ("companies", "tasks", None, 192),
    340: ("companies", "tickets", None, 339),
    25: ("companies", "tickets", "Primary", 26),
    907: ("contacts", "appointments", None, 906),
    193: ("contacts", "calls", None, 194),
    279: ("contacts", "companies", None, 280),
    931: ("contacts", "companies", "Billing Contact", 930),
    1: ("contacts", "companies", "Primary", 2),
    449: ("contacts", "contacts", None, 449),
    861: ("contacts", "courses", None, 860),
    4: ("contacts", "deals", None, 3),
    197: ("contacts", "emails", None, 198),
    609: ("contacts", "leads", None, 608),
    883: ("contacts", "listings", None, 882),
    199: ("contacts", "meetings", None, 200),
    201: ("contacts", "notes", None, 202),
    799: ("contacts", "services", None, 798),
    203: ("contacts", "tasks", None, 204),
    15: ("contacts", "tickets", None, 16),
    866: ("courses", "calls", None, 867),
    878: ("courses", "communications", None, 879),
    938: ("courses", "companies", None, 939),
    860: ("courses", "contacts", None, 861),
    862: ("courses", "deals", None, 863),
    870: ("courses", "emails", None, 871),
    872: ("courses", "meetings", None, 873),
    874: ("courses", "notes", None, 875),
    880: ("courses", "postal_mails", None, 881),
    1323: ("courses", "projects", None, 1322),
    876: ("courses", "tasks", None, 877),
    940: ("courses", "tickets", None, 941),
    945: ("deals", "appointments", None, 944),
    205: ("deals", "calls", None, 206),
    341: ("deals", "companies", None, 342),
    5: ("deals", "companies", "Primary", 6),
    3: ("deals", "contacts", None, 4),
    863: ("deals", "courses", None, 862),
    451: ("deals", "deals", None, 451),
    209: ("deals", "emails", None, 210),
    19: ("deals", "line_items", None, 20),
    887: ("deals", "listings", None, 886),
    211: ("deals", "meetings", None, 212),
    213: ("deals", "notes", None, 214),
    795: ("deals", "services", None, 794),
    215: ("deals", "tasks", None, 216),
    27: ("deals", "tickets", None, 28),
    186: ("emails", "companies", None, 185),
    198: ("emails", "contacts", None, 197),
    871: ("emails", "courses", None, 870),
    210: ("emails", "deals", None, 209),
    224: ("emails", "tickets", None, 223),
    608: ("leads", "contacts", None, 609),
    20: ("line_items", "deals", None, 19),
    884: ("listings", "companies", None, 885),
    882: ("listings", "contacts", None, 883),
    886: ("listings", "deals", None, 887),
    942: ("listings", "tickets", None, 943),
    188: ("meetings", "companies", None, 187),
    200: ("meetings", "contacts", None, 199),
    873: ("meetings", "courses", None, 872),
    212: ("meetings", "deals", None, 211),
    226: ("meetings", "tickets", None, 225),
    190: ("notes", "companies", None, 189),
    202: ("notes", "contacts", None, 201),
    875: ("notes", "courses", None, 874),
    214: ("notes", "deals", None, 213),
    228: ("notes", "tickets", None, 227),
    881: ("postal_mails", "courses", None, 880),
    1322: ("projects", "courses", None, 1323),
    792: ("services", "companies", None, 793),
    798: ("services", "contacts", None, 799),
    794: ("services", "deals", None, 795),
    796: ("services", "tickets", None, 797),
    192: ("tasks", "companies", None, 191),
    204: ("tasks", "contacts", None, 203),
    877: ("tasks", "courses", None, 876),
    216: ("tasks", "deals", None, 215),
    230: ("tasks", "tickets", None, 229),
    947: ("tickets", "appointments", None, 946),
    219: ("tickets", "calls", None, 220),
    339: ("tickets", "companies", None, 340),
    26: ("tickets", "companies", "Primary", 25),
    16: ("tickets", "contacts", None, 15),
    941: ("tickets", "courses", None, 940),
    28: ("tickets", "deals", None, 27),
    223: ("tickets", "emails", None, 224),
    943: ("tickets", "listings", None, 942),
    225: ("tickets", "meetings", None, 226),
    227: ("tickets", "notes", None, 228),
    797: ("tickets", "services", None, 796),
    229: ("tickets", "tasks", None, 230),
    452: ("tickets", "tickets", None, 452),
}
"""From, to, label, and the type id of the other direction."""
