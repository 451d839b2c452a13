"""A django-oauth-toolkit server with rotation and reuse protection, for tests of the OAuth2 client.

Started by django-oauth.sh. Prints its address, and serves until it is stopped. `/control/` is for the test: it expires
access tokens and counts tokens.
"""

import os
import sys
import tempfile
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

FOLDER = tempfile.mkdtemp()

settings.configure(
    SECRET_KEY="for tests only",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    # A fast hasher: the test is not about passwords.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.path.join(FOLDER, "db.sqlite3"),
            "OPTIONS": {"timeout": 30},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "oauth2_provider",
    ],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    OAUTH2_PROVIDER={
        "ACCESS_TOKEN_EXPIRE_SECONDS": 36000,
        "ROTATE_REFRESH_TOKEN": True,
        "REFRESH_TOKEN_GRACE_PERIOD_SECONDS": 0,
        "REFRESH_TOKEN_REUSE_PROTECTION": True,
    },
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.utils import timezone  # noqa: E402
from oauth2_provider.decorators import protected_resource  # noqa: E402
from oauth2_provider.models import (  # noqa: E402
    get_access_token_model,
    get_application_model,
    get_refresh_token_model,
)


@protected_resource()
def responses(request, campaign):
    return JsonResponse({"count": 0, "next": None, "previous": None, "results": []})


def expire(request):
    past = timezone.now() - timezone.timedelta(hours=1)
    return JsonResponse({"expired": get_access_token_model().objects.update(expires=past)})


def count(request):
    access = get_access_token_model().objects.filter(expires__gt=timezone.now())
    refresh = get_refresh_token_model().objects
    return JsonResponse(
        {
            "access": access.count(),
            "refresh": refresh.filter(revoked__isnull=True).count(),
            "issued": refresh.count(),
        }
    )


urlpatterns = [
    path("oauth/", include("oauth2_provider.urls", namespace="oauth2_provider")),
    path("api/v4/leads/responses/<campaign>/", responses),
    path("control/expire/", expire),
    path("control/count/", count),
]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Handler(WSGIRequestHandler):
    def log_message(self, format, *args):
        pass


def main():
    call_command("migrate", verbosity=0)
    user = User.objects.create_user(os.environ["INTEROP_USERNAME"], password=os.environ["INTEROP_PASSWORD"])
    application = get_application_model()
    application.objects.create(
        client_id=os.environ["INTEROP_CLIENT_ID"],
        client_secret=os.environ["INTEROP_CLIENT_SECRET"],
        client_type=application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=application.GRANT_PASSWORD,
        user=user,
    )
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    # Django imports the URLs from the module that runs.
    sys.modules["django_oauth"] = sys.modules[__name__]
    main()
