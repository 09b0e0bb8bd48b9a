from django.contrib import admin
from django.urls import include, path

handler400 = "claims.views.public.bad_request"
handler403 = "claims.views.public.permission_denied"
handler404 = "claims.views.public.not_found"
handler500 = "claims.views.public.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
]
