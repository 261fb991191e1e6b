"""Where people sign in and are looked after."""

from starlette.routing import Route

from shopper.people import desk, session_api, sign_in_pages

routes = [
    Route("/", sign_in_pages.start),
    Route("/sign-in", sign_in_pages.show_sign_in),
    Route("/sign-in", sign_in_pages.do_sign_in, methods=["POST"]),
    Route("/sign-out", sign_in_pages.sign_out, methods=["POST"]),
    Route("/in/{code}", sign_in_pages.show_link),
    Route("/in/{code}", sign_in_pages.follow_link, methods=["POST"]),
    Route("/me", desk.show_me),
    Route("/me/password", desk.set_password, methods=["POST"]),
    Route("/me/sign-out", desk.leave_everywhere, methods=["POST"]),
    Route("/me/password", desk.back_to_me),
    Route("/people", desk.show_people),
    Route("/people/{id:int}/code", desk.new_code, methods=["POST"]),
    Route("/people/{id:int}/code", desk.back_to_people),
    Route("/people/{id:int}/sign-out", desk.end_sessions, methods=["POST"]),
    Route("/api/v1/session", session_api.show_session),
    Route("/api/v1/session", session_api.open_session, methods=["POST"]),
    Route("/api/v1/session", session_api.close_session, methods=["DELETE"]),
    Route("/api/v1/session/code", session_api.ask_code, methods=["POST"]),
]
