import { testRows } from './tell.ts';

testRows([
  {
    kind: 'sip teams',
    are: [
      ['https://pexip.me/teams/vc.example.com/1118642363', '1118642363@vc.example.com'],
      [
        'https://vc.example.com/teams/?conf=1127180739&ivr=teams&d=vc.example.com&ip=194.3.231.206&prefix=55',
        '551127180739@vc.example.com',
      ],
      [
        'https://meet.example.com/teams/?conf=1260851038&ivr=mfa.teams&d=video.example.com&prefix=mfa.',
        'mfa.1260851038@video.example.com',
      ],
      [
        'https://gw.example.com/teams/?conf=1234&ivr=teams&d=domain.example.com&ip=1.2.3.4&test=test_call&w',
        '1234@domain.example.com',
      ],
      [
        'https://teams-region-joininfo.pexip.com/?conf=1173186780&direct=1133901366&key=teams%40vc.example.com',
        '1173186780@vc.example.com',
      ],
      ['https://dialin.plcm.vc/teams/?key=region&conf=1234567890', 'region.1234567890@t.plcm.vc'],
      [
        'https://www.webex.com/msteams?confid=1259772026&tenantkey=region&domain=m.webex.com',
        '1259772026.region@m.webex.com',
      ],
      'region.1234567890@t.plcm.vc',
      '1259772026.region@m.webex.com',
      '130885042.1291418361@teams.bjn.vc',
      'teams@vc.example.com',
      ['mailto:mfa.teams@video.example.com', 'mfa.teams@video.example.com'],
    ],
    areNot: [
      'https://pexip.me/teams/',
      'https://pexip.me/teams/vc.example.com',
      'https://vc.example.com/teams/',
      'https://vc.example.com/teams/?conf=1127180739',
      'https://www.example.com/football/teams/?conf=12&d=x.example.com',
      'https://www.example.com/teams/?conf=Southeastern&d=x.example.com',
      'https://www.example.com/teams/?conf=1234&d=nowhere',
      'https://www.example.com/teams/?conf=12 34&d=x.example.com',
      'https://dialin.plcm.vc/teams/?key=region',
      'https://dialin.plcm.vc.example.com/other?key=region&conf=1234567890',
      'https://dialin.plcm.vc/help',
      'https://www.webex.com/msteams?confid=1259772026',
      'https://webex.com.example.com/msteams?confid=1&tenantkey=r&domain=m.webex.com',
      'https://teams-region-joininfo.pexip.com.example.com/?conf=1&key=a@b.example',
      'teams@example.com',
      'https://dialin.teams.microsoft.com/?id=123',
    ],
  },
]);
