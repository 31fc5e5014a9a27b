import { testRows } from './tell.ts';

const a = (address: string, said: string): readonly [string, string] => [address, `${address} ${said}`];

testRows([
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
      'https://streamyard.com/guest/x7k2m9qp',
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
