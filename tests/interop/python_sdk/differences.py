"""Operations that differ, and why: the overlay corrects the document that the SDK was generated from."""

WEBFORM = "overlay: a webform that is in use has no time of deletion, which the SDK requires"

DIFFERENCES = {
    "IncidentActions_triggerAWebhookManually": "overlay: a webhook has any header fields or null; the SDK knows one field",
    "Webforms_createWebform": WEBFORM,
    "Webforms_getAllWebforms": WEBFORM,
    "Webforms_getWebformById": WEBFORM,
    "Webforms_updateWebform": WEBFORM,
}
