"""Serves an MP4 file with H.264 by RTSP, as it is, from its beginning for the first client: rtsp-server.py FILE PORT (0: any free one).
Prints "ready PORT". User and password, if given as a third and fourth argument, are asked for (basic)."""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(sys.argv[2])
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(
    '( filesrc location="%s" ! qtdemux ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=1 )' % sys.argv[1]
)
if len(sys.argv) > 4:
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth = GstRtspServer.RTSPAuth()
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(sys.argv[3], sys.argv[4]), token)
    server.set_auth(auth)
    factory.add_role_from_structure(
        Gst.Structure.new_from_string("viewer,media.factory.access=true,media.factory.construct=true")
    )
server.get_mount_points().add_factory("/walkway", factory)
if server.attach(None) == 0:
    sys.exit("the port %s is taken" % sys.argv[2])
print("ready", server.get_bound_port(), flush=True)
GLib.MainLoop().run()
