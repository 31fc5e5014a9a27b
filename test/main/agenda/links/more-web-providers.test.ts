import { testRows } from './tell.ts';

const a = (address: string, said: string): readonly [string, string] => [address, `${address} ${said}`];

testRows([
  {
    kind: 'web bluejeans',
    are: [
      'https://bluejeans.com/184405040?src=calendarLink',
      a('https://bluejeans.com/184405040/1234', 'pin=1234'),
      'https://region.bluejeans.com/184405040/webrtc',
      'https://primetime.bluejeans.com/a2m/live-event/abcd',
    ],
    areNot: [
      'https://bluejeans.com/',
      'https://www.bluejeans.com/downloads',
      'https://support.bluejeans.com/123456',
      'https://bluejeans.com/playback/s/abc',
      'https://bluejeans.co/184405040',
      'https://notbluejeans.com/184405040',
    ],
  },
  {
    kind: 'web cal',
    are: [
      'https://app.cal.com/video/uJ7abC',
      'https://cal.com/video/abc-def',
      'https://app.cal.eu/video/xyz',
    ],
    areNot: [
      'https://cal.com/some-name/30min',
      'https://app.cal.com/video/recording',
      'https://app.cal.com/video/',
      'https://cal.com.example.org/video/x',
      'https://webcal.com/video/x',
    ],
  },
  {
    kind: 'web chime',
    are: [
      'https://chime.aws/1234567890',
      'https://1234567890.chime.aws',
      'https://app.chime.aws/meetings/1234567890',
    ],
    areNot: [
      'https://chime.aws/',
      'https://chime.aws/dialinnumbers/',
      'https://chime.aws/12345',
      'https://aws.amazon.com/chime/1234567890',
      'https://chime.aws.example.org/1234567890',
      'https://notchime.aws/1234567890',
    ],
  },
  {
    kind: 'web discord',
    are: [
      'https://discord.gg/abcDEF',
      'https://discord.com/invite/abcDEF',
      'https://discord.com/channels/123456789012345678/123456789012345678',
      'https://discordapp.com/invite/abc',
    ],
    areNot: [
      'https://discord.com/',
      'https://discord.com/download',
      'https://discord.com/channels/@me',
      'https://discord.gg/',
      'https://discord.gg.example.org/abc',
      'https://notdiscord.com/invite/abc',
      'https://support.discord.com/invite/abc',
    ],
  },
  {
    kind: 'web doxy',
    are: ['https://doxy.me/some-name', 'https://clinic.doxy.me/some-name', 'https://doxy.me/room/some-name'],
    areNot: [
      'https://doxy.me/',
      'https://doxy.me/pricing',
      'https://doxy.me/en/',
      'https://help.doxy.me/some',
      'https://doxy.me.example.org/x',
      'https://notdoxy.me/x',
      'https://doxy.me/room/',
    ],
  },
  {
    kind: 'web facetime',
    are: [
      'https://facetime.apple.com/join#v=1&p=AbC&k=DeF',
      'https://facetime.apple.com/join/#v=1&p=A&k=B',
      'https://facetime.apple.com/join#v=1&p=x',
    ],
    areNot: [
      'https://facetime.apple.com/join',
      'https://facetime.apple.com/',
      'https://apple.com/join#v=1&p=A',
      'https://facetime.apple.com.example.org/join#v=1&p=A',
      'https://facetime.apple.com/join?v=1',
    ],
  },
  {
    kind: 'web gather',
    are: [
      'https://app.gather.town/app/AbC123/Office',
      'https://gather.town/app/AbC123/Some%20Room?spawnToken=x',
      'https://app.v2.gather.town/app/0f8f-1',
    ],
    areNot: [
      'https://gather.town/',
      'https://www.gather.town/app/x/y',
      'https://gather.town/pricing',
      'https://app.gather.town/signin',
      'https://gather.town.example.org/app/x/y',
    ],
  },
  {
    kind: 'web goto',
    are: [
      'https://global.gotomeeting.com/join/123456789',
      'https://www.gotomeeting.com/join/123456789',
      'https://app.gotomeeting.com/?meetingId=123456789',
      'https://meet.goto.com/123456789',
      'https://meet.goto.com/some.name',
      'https://app.goto.com/meeting/123456789',
      'https://gotomeet.me/some.name',
      'https://global.gotowebinar.com/join/1234567890123456789/987654321',
    ],
    areNot: [
      'https://gotomeeting.com/',
      'https://support.goto.com/meeting',
      'https://meet.goto.com/install',
      'https://attendee.gotowebinar.com/register/1234567890',
      'https://register.gotowebinar.com/register/1234567890',
      'https://global.gotomeeting.com/join/12',
      'https://goto.com/123456789',
      'https://meet.goto.com.example.org/123456789',
      'https://notgotomeeting.com/join/123456789',
    ],
  },
  {
    kind: 'web lark',
    are: [
      'https://vc.larksuite.com/j/123456789',
      'https://vc.feishu.cn/j/123456789',
      'https://vc-sg.larksuite.com/j/123456789',
    ],
    areNot: [
      'https://vc.larksuite.com/',
      'https://www.larksuite.com/j/123456789',
      'https://vc.feishu.cn/download',
      'https://vc.larksuite.com.example.org/j/123456789',
      'https://vc.larksuite.com/j/abc',
    ],
  },
  {
    kind: 'web lifesize',
    are: [
      'https://call.lifesizecloud.com/12345',
      'https://call.lifesize.com/12345',
      'https://guest.lifesizecloud.com/12345',
    ],
    areNot: [
      'https://call.lifesizecloud.com/',
      'https://www.lifesize.com/12345',
      'https://call.lifesizecloud.com/download',
      'https://call.lifesizecloud.com/numbers',
      'https://call.lifesizecloud.com.example.org/12345',
    ],
  },
  {
    kind: 'web livekit',
    are: [
      'https://meet.livekit.io/rooms/ab12-cd34',
      'https://meet.livekit.io/rooms/ab12-cd34#secret',
      'https://meet.livekit.io/rooms/x',
    ],
    areNot: [
      'https://meet.livekit.io/',
      'https://livekit.io/rooms/x',
      'https://meet.livekit.io/custom/?liveKitUrl=wss://x',
      'https://meet.livekit.io.example.org/rooms/x',
    ],
  },
  {
    kind: 'web proton',
    are: [
      a('https://meet.proton.me/join/id-ABC123#pwd-XyZ', 'pin=XyZ'),
      a('https://meet.proton.me/u/0/join/id-ABC123#pwd-XyZ', 'pin=XyZ'),
      'https://meet.proton.me/join/id-ABC123',
    ],
    areNot: [
      'https://meet.proton.me/',
      'https://proton.me/join/id-A#pwd-B',
      'https://meet.proton.me/join',
      'https://meet.proton.me/dashboard',
      'https://meet.proton.me.example.org/join/id-A',
    ],
  },
  {
    kind: 'web ringcentral',
    are: [
      a('https://v.ringcentral.com/join/123456789?pw=abc', 'pin=abc'),
      'https://v.ringcentral.com/welcome/join/123456789',
      'https://meetings.ringcentral.com/j/1491234567',
      'https://video.ringcentral.eu/join/123456789',
    ],
    areNot: [
      'https://www.ringcentral.com/join/123456789',
      'https://v.ringcentral.com/',
      'https://v.ringcentral.com/teleconference/123456',
      'https://support.ringcentral.com/j/123456789',
      'https://v.ringcentral.com.example.org/join/123456789',
    ],
  },
  {
    kind: 'web riverside',
    are: [
      'https://riverside.fm/studio/some-studio',
      'https://riverside.com/studio/some-studio?t=1',
      'https://www.riverside.fm/studio/x',
    ],
    areNot: [
      'https://riverside.fm/',
      'https://riverside.fm/studio',
      'https://riverside.fm/recordings/x',
      'https://riverside.fm.example.org/studio/x',
    ],
  },
  {
    kind: 'web slack',
    are: [
      'https://app.slack.com/huddle/T012ABCDE/C012ABCDE',
      'https://app.slack.com/huddle/T012ABCDE/D012ABCDE/',
      'https://app.slack.com/huddle/E012ABCDE/G012ABCDE',
    ],
    areNot: [
      'https://app.slack.com/client/T012ABCDE/C012ABCDE',
      'https://slack.com/huddle/T012ABCDE/C012ABCDE',
      'https://app.slack.com/huddle/T012ABCDE',
      'https://app.slack.com.example.org/huddle/T012ABCDE/C012ABCDE',
      'https://example.slack.com/archives/C012ABCDE',
    ],
  },
  {
    kind: 'web starleaf',
    are: [
      'https://meet.starleaf.com/4123456789',
      'https://meet.starleaf.com/4123456789/app',
      a('https://meet.starleaf.com/4123456789?pin=42', 'pin=42'),
    ],
    areNot: [
      'https://meet.starleaf.com/',
      'https://starleaf.com/4123456789',
      'https://meet.starleaf.com/download',
      'https://meet.starleaf.com.example.org/4123456789',
    ],
  },
  {
    kind: 'web streamyard',
    are: [
      'https://streamyard.com/abc123def4',
      'https://streamyard.com/x7k2m9qp',
      'https://streamyard.com/abcdefg123/',
    ],
    areNot: [
      'https://streamyard.com/',
      'https://streamyard.com/resources',
      'https://streamyard.com/pricing',
      'https://streamyard.com/watch/abc123def4',
      'https://streamyard.com.example.org/abc123def4',
    ],
  },
  {
    kind: 'web teamviewer',
    are: [
      'https://go.teamviewer.com/m12345678',
      'https://go.teamviewer.com/v15/m12345678',
      'https://go.blizz.com/m87654321',
    ],
    areNot: [
      'https://get.teamviewer.com/region',
      'https://go.teamviewer.com/',
      'https://go.teamviewer.com/s12345678',
      'https://www.teamviewer.com/m12345678',
      'https://go.teamviewer.com.example.org/m12345678',
    ],
  },
  {
    kind: 'web vonage',
    are: [
      'https://meetings.vonage.com/123456789',
      'https://meetings.vonage.com/?room_token=123456789',
      a('https://meetings.vonage.com/123456789?pin=1', 'pin=1'),
    ],
    areNot: [
      'https://meetings.vonage.com/',
      'https://www.vonage.com/123456789',
      'https://meetings.vonage.com/12',
      'https://meetings.vonage.com.example.org/123456789',
    ],
  },
  {
    kind: 'web voov',
    are: [
      'https://voovmeeting.com/dm/AbCdEf1',
      'https://meeting.tencent.com/dm/AbCdEf1',
      'https://meeting.tencent.com/p/1234567890',
    ],
    areNot: [
      'https://voovmeeting.com/',
      'https://voovmeeting.com/download',
      'https://tencent.com/dm/AbCdEf1',
      'https://voovmeeting.com.example.org/dm/AbCdEf1',
    ],
  },
  {
    kind: 'web zoho',
    are: [
      'https://meeting.zoho.eu/meeting/join?key=1234567890',
      'https://meet.zoho.com/abcd-efg-hij',
      'https://cliq.zoho.eu/meetings/1234-abcd',
      a('https://meeting.zoho.com/join?key=1&pwd=x', 'pin=x'),
    ],
    areNot: [
      'https://meeting.zoho.eu/',
      'https://meeting.zoho.eu/meeting/join',
      'https://www.zoho.com/meeting/',
      'https://accounts.zoho.eu/join?key=1',
      'https://meet.zoho.com.example.org/abcd-efg-hij',
      'https://notzoho.com/join?key=1',
    ],
  },
]);
