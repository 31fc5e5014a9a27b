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
    are: ['https://doxy.me/some-name', 'https://clinic.doxy.me/some-name', 'https://doxy.me/room/some.name'],
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
    kind: 'web adobe-connect',
    are: [
      'https://region.adobeconnect.com/round',
      'https://region.adobeconnect.com/r0f8fad5b/',
      'https://eu.region.adobeconnect.com/round',
    ],
    areNot: [
      'https://www.adobeconnect.com/round',
      'https://region.adobeconnect.com/',
      'https://region.adobeconnect.com/admin',
      'https://region.adobeconnect.com/system/login',
      'https://region.adobeconnect.com.example.org/round',
    ],
  },
  {
    kind: 'web blackboard',
    are: [
      'https://eu.bbcollab.com/guest/C2419D0F68382D351B97376D6B47ABA2',
      'https://us.bbcollab.com/invite/EFC53F2790E6E50FFCC2AFBC16CC69EE',
      'https://eu.bbcollab.com/collab/ui/session/guest/C2419D0F',
    ],
    areNot: [
      'https://eu.bbcollab.com/',
      'https://eu.bbcollab.com/recording/C2419D0F68382D351B97376D6B47ABA2',
      'https://eu.bbcollab.com/collab/ui/session/playback/C2419D0F',
      'https://bbcollab.com.example.org/guest/C2419D0F68382D351B97376D6B47ABA2',
    ],
  },
  {
    kind: 'web daily',
    are: [
      'https://clinic.daily.co/round',
      'https://clinic.daily.co/round?t=eyJ',
      'https://my-clinic.daily.co/AbC123',
    ],
    areNot: [
      'https://www.daily.co/round',
      'https://daily.co/round',
      'https://docs.daily.co/guides',
      'https://clinic.daily.co/',
      'https://clinic.daily.co.example.org/round',
      'https://clinicdaily.co/round',
    ],
  },
  {
    kind: 'web dialpad',
    are: [
      'https://meetings.dialpad.com/room/somename',
      'https://meetings.dialpad.com/somename',
      'https://meetings.dialpad.com/room/some-name/',
    ],
    areNot: [
      'https://meetings.dialpad.com/',
      'https://meetings.dialpad.com/login',
      'https://www.dialpad.com/room/somename',
      'https://meetings.dialpad.com.example.org/room/x',
    ],
  },
  {
    kind: 'web element',
    are: [
      'https://call.element.io/room/#/round?roomId=!a:call.ems.host&password=x',
      'https://call.element.io/morning-round',
      'https://call.element.io/room#/round',
    ],
    areNot: [
      'https://call.element.io/',
      'https://call.element.io/room/',
      'https://element.io/room/#/round',
      'https://call.element.io.example.org/room/#/round',
    ],
  },
]);
