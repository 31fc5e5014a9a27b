/** What {@link kamailioConfig} is made of. All ports are on 127.0.0.1. */
export type KamailioParts = {
  /** UDP and TCP: rooms, and plain WebSockets. */
  readonly port: number;
  /** TLS: encrypted WebSockets. */
  readonly tlsPort: number;
  readonly tlsFile: string;
  /** Where the far end of a script listens (UDP); null without one. */
  readonly farEnd: number | null;
  /** rtpengine's control port; null without a bridge to classic rooms. */
  readonly rtpengine: number | null;
};

/** The domain that is called; every other one is taken for it too. */
export const sipDomain = 'rooms.rundbord.test';

/** The password of a user at the server. */
export const sipPassword = (user: string): string => `secret-of-${user}`;

const modules = [
  'kex',
  'tm',
  'tmx',
  'sl',
  'rr',
  'pv',
  'maxfwd',
  'usrloc',
  'registrar',
  'textops',
  'textopsx',
  'siputils',
  'xlog',
  'sanity',
  'nathelper',
  'auth',
  'xhttp',
  'tls',
  'websocket',
];

const bridge = (control: number): string => `
loadmodule "rtpengine.so"
modparam("rtpengine", "rtpengine_sock", "udp:127.0.0.1:${control}")
`;

/** Media of calls with rooms whose names begin with "classic" go through rtpengine. Flag 7: the browser calls, flag 8: the room. */
const media = `
route[MEDIA] {
  if (!($tU =~ "^classic" || $fU =~ "^classic")) return;
  if ($proto =~ "ws") {
    setflag(7);
    rtpengine_manage("replace-origin replace-session-connection ICE=remove RTP/AVP rtcp-mux-demux trust-address");
  } else {
    setflag(8);
    rtpengine_manage("replace-origin replace-session-connection ICE=force RTP/SAVPF rtcp-mux-offer generate-mid trust-address SDES-off");
  }
}
route[ANSWERED_MEDIA] {
  if (isflagset(7)) rtpengine_manage("replace-origin replace-session-connection ICE=force RTP/SAVPF rtcp-mux-accept generate-mid trust-address SDES-off");
  else if (isflagset(8)) rtpengine_manage("replace-origin replace-session-connection ICE=remove RTP/AVP rtcp-mux-demux trust-address");
}
route[MEDIA_OVER] { if ($tU =~ "^classic" || $fU =~ "^classic") rtpengine_delete(); }
`;
const noMedia = `
route[MEDIA] { return; }
route[ANSWERED_MEDIA] { return; }
route[MEDIA_OVER] { return; }
`;

/**
 * Kamailio's configuration: a registrar and proxy for SIP over WebSocket (RFC 7118), TCP and UDP, with digest authentication.
 * `overloaded` is answered with 503; `refuses-488-ROOM` and `refuses-491-ROOM` are the
 * room ROOM behind something that refuses every later offer of the caller's so.
 */
export function kamailioConfig({ port, tlsPort, tlsFile, farEnd, rtpengine }: KamailioParts): string {
  const far = farEnd ?? 1;
  return `#!KAMAILIO
debug=2
log_stderror=yes
children=2
tcp_children=2
auto_aliases=no
enable_tls=yes
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
listen=tls:127.0.0.1:${tlsPort}
tcp_connection_lifetime=3604
tcp_accept_no_cl=yes
${modules.map((name) => `loadmodule "${name}.so"`).join('\n')}
${rtpengine === null ? '' : bridge(rtpengine)}
modparam("tls", "config", "${tlsFile}")
modparam("usrloc", "db_mode", 0)
modparam("registrar", "max_contacts", 5)
modparam("nathelper|registrar", "received_avp", "$avp(RECEIVED)")
modparam("rr", "append_fromtag", 1)

request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (is_method("OPTIONS") && uri == myself) { sl_send_reply("200", "OK"); exit; }
  if (has_totag()) { route(WITHIN); exit; }
  if (is_method("CANCEL")) { route(MEDIA_OVER); if (t_check_trans()) t_relay(); exit; }
  t_check_trans();
  if (is_method("REGISTER")) { route(REGISTER); exit; }
  if (!($si == "127.0.0.1" && $sp == ${far}) && is_method("INVITE|MESSAGE|REFER")) {
    if (!pv_proxy_authenticate("${sipDomain}", "${sipPassword('$fU')}", "0")) { proxy_challenge("${sipDomain}", "0"); exit; }
    consume_credentials();
  }
  if (is_method("INVITE|SUBSCRIBE")) record_route();
  if (nat_uac_test("64")) { if (!add_contact_alias()) { sl_send_reply("400", "Bad Request"); exit; } }
  if ($rU == "overloaded") { append_to_reply("Retry-After: 30\\r\\n"); sl_send_reply("503", "Service Unavailable"); exit; }
  if ($rU =~ "^far") { $du = "sip:127.0.0.1:${far}"; }
  else {
    if ($rU =~ "^refuses-") $rU = $(rU{s.substr,12,0});
    if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
  }
  if (is_method("INVITE")) route(MEDIA);
  t_on_reply("ANSWERED");
  route(RELAY);
}
route[REGISTER] {
  if ($fU == "banned") { sl_send_reply("403", "Forbidden"); exit; }
  if (!pv_www_authenticate("${sipDomain}", "${sipPassword('$fU')}", "0")) { www_challenge("${sipDomain}", "0"); exit; }
  if (nat_uac_test("64")) fix_nated_register();
  if (!save("location")) sl_reply_error();
}
route[WITHIN] {
  if (is_method("INVITE") && $tU =~ "^refuses-" && $proto =~ "ws") {
    t_newtran();
    if ($tU =~ "^refuses-491-") { t_reply("491", "Refused"); exit; }
    t_reply("488", "Refused");
    exit;
  }
  if (loose_route()) {
    if (is_method("BYE")) route(MEDIA_OVER);
    # A side that came by another line says where it is now.
    if (nat_uac_test("64") && is_method("INVITE|UPDATE")) add_contact_alias();
    if (is_method("INVITE") && has_body("application/sdp")) route(MEDIA);
    t_on_reply("ANSWERED");
    route(RELAY);
    exit;
  }
  if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
  sl_send_reply("404", "Not here");
}
route[RELAY] { if (has_totag()) handle_ruri_alias(); if (!t_relay()) sl_reply_error(); exit; }
onreply_route[ANSWERED] {
  if (nat_uac_test("64")) add_contact_alias();
  if (has_body("application/sdp")) route(ANSWERED_MEDIA);
}
event_route[xhttp:request] {
  set_reply_close();
  set_reply_no_connect();
  if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm =~ "GET") { if (ws_handle_handshake()) exit; }
  xhttp_reply("404", "Not Found", "", "");
}
${rtpengine === null ? noMedia : media}
`;
}
