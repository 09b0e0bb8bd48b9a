from django.contrib import admin
from django.urls import include, path

handler400 = "claims.views.errors.bad_request"
handler403 = "claims.views.errors.permission_denied"
handler404 = "claims.views.errors.not_found"
handler500 = "claims.views.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
]
