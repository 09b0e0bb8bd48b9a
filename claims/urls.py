from django.contrib.auth import views as auth
from django.urls import include, path, re_path

from claims.views import desk, public

desk_urls = (
    [
        path("", desk.queue, name="queue"),
        path("bulk/", desk.bulk, name="bulk"),
        path("reading/", desk.reading, name="reading"),
        path("names/", desk.names, name="names"),
        path("sources/", desk.sources, name="sources"),
        path("articles/", desk.articles, name="articles"),
        path("articles/new/", desk.article_new, name="article_new"),
        path("articles/<slug:slug>/", desk.sheet, name="sheet"),
        path("articles/<slug:slug>/scan/", desk.scan, name="scan"),
        path("articles/<slug:slug>/claims/", desk.claim_new, name="claim_new"),
        path("claims/<int:pk>/", desk.claim, name="claim"),
        path("claims/<int:pk>/steps/", desk.step, name="step"),
        path("claims/<int:pk>/edit/", desk.claim_edit, name="claim_edit"),
        path("claims/<int:pk>/figure/", desk.figure, name="figure"),
        path("claims/<int:pk>/evidence/", desk.evidence_new, name="evidence_new"),
        path("evidence/<int:pk>/", desk.evidence_edit, name="evidence_edit"),
        path("claims/<int:pk>/clocks/", desk.clock_new, name="clock_new"),
        path("clocks/<int:pk>/", desk.clock_edit, name="clock_edit"),
        path("due.ics", desk.due_ics, name="due_ics"),
        path("claims/<int:pk>/verdict/", desk.verdict, name="verdict"),
        path("claims/<int:pk>/assign/", desk.assign, name="assign"),
        path("claims/<int:pk>/due/", desk.due, name="due"),
    ],
    "desk",
)

urlpatterns = [
    path("", public.home, name="home"),
    path("articles/", public.articles, name="articles"),
    path("articles/<slug:slug>/", public.article, name="article"),
    path("claims/<int:pk>.json", public.claim_json, name="claim_json"),
    re_path(r"^claims/(?P<pk>[0-9]{1,18})-(?P<slug>[-\w]+)/$", public.claim, name="claim"),
    path("corrections/", public.corrections, name="corrections"),
    path("methodology/", public.methodology, name="methodology"),
    path("appearance/", public.theme, name="theme"),
    path("robots.txt", public.robots, name="robots"),
    path("accounts/login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("desk/", include(desk_urls)),
]
