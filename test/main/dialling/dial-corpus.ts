/**
 * Texts to dial and what each site reads in them: `kind | what is shown | route`, with `-` for no route and an error's code alone.
 * The keys name the sites of sites.ts.
 */
export const dialCorpus: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['ABCD-2345', { all: 'code | ABCD-2345 | room' }],
  ['abcd2345', { all: 'code | ABCD-2345 | room' }],
  [
    '22334455',
    {
      vdx: 'number | +4522334455 | pexip video.example.org',
      nodes: 'alias | 22334455 | pexip video.example.org',
      'sip both': 'number | sip:+4522334455@sip.example.org | sip edge.example.org:8443',
      none: 'code | 2233-4455 | room',
      'codec spare': 'number | +4522334455 | codec Polycom',
    },
  ],
  [
    '87 65 43 21',
    {
      vdx: 'number | +4587654321 | pexip video.example.org',
      nodes: 'alias | 87654321 | pexip video.example.org',
      'sip both': 'number | sip:+4587654321@sip.example.org | sip edge.example.org:8443',
      none: 'number | +4587654321 | -',
      'codec spare': 'number | +4587654321 | codec Polycom',
    },
  ],
  ['rundbord:East', { all: 'room | rundbord:east | room' }],
  ['https://hub.example.org/g/ABCD-2345', { all: 'code | ABCD-2345 | room' }],
  ['1234@rooms.vconf.dk', { all: 'alias | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' }],
  ['1234 @ rooms.vconf.dk', { all: 'alias | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' }],
  ['1234@rooms.vconf-stage.dk', { all: 'alias | 1234@rooms.vconf-stage.dk | pexip rooms.vconf-stage.dk' }],
  [
    '1234',
    {
      'vdx nodes': 'alias | 1234 | pexip video.example.org',
      'sip both': 'number | sip:1234@sip.example.org | sip edge.example.org:8443',
      none: 'number | 1234 | -',
      'codec spare': 'number | 1234 | codec Polycom',
    },
  ],
  [
    'ward4',
    {
      'vdx nodes both': 'alias | ward4 | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  [
    'Ward-4.East',
    {
      'vdx nodes both': 'alias | Ward-4.East | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  ['two words', { all: 'join-not-understood' }],
  [
    'ward4@video.example.org',
    {
      'vdx nodes both none': 'alias | ward4@video.example.org | pexip video.example.org',
      sip: 'sip | sip:ward4@video.example.org | sip edge.example.org:8443',
      'codec spare': 'sip | sip:ward4@video.example.org | codec Polycom',
    },
  ],
  [
    'ward4@example.org',
    {
      vdx: 'alias | ward4@example.org | pexip video.example.org',
      'nodes none': 'alias | ward4@example.org | pexip example.org',
      'sip both': 'sip | sip:ward4@example.org | sip edge.example.org:8443',
      'codec spare': 'sip | sip:ward4@example.org | codec Polycom',
    },
  ],
  [
    'ward4@other.example.net',
    {
      vdx: 'sip | ward4@other.example.net | pexip video.example.org',
      'nodes none': 'alias | ward4@other.example.net | pexip other.example.net',
      'sip both': 'sip | sip:ward4@other.example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:ward4@other.example.net | codec Polycom',
    },
  ],
  ['anna.lund@gmail.com', { all: 'join-not-understood' }],
  ['pexip:ward4@video.example.org', { all: 'alias | ward4@video.example.org | pexip video.example.org' }],
  [
    'pexip://ward4@video.example.org?pin=1234',
    { all: 'alias | ward4@video.example.org | pexip video.example.org' },
  ],
  ['https://video.example.org/webapp3/m/ward4?pin=1234', { all: 'link | ward4 | pexip video.example.org' }],
  [
    'https://join.other.example/webapp/conference/ward4@other.example',
    { all: 'link | ward4@other.example | pexip join.other.example' },
  ],
  [
    'https://vconf.dk/?conference=1234@rooms.vconf.dk',
    { all: 'link | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' },
  ],
  [
    'sip:bob@example.net',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    'SIP:Bob@Example.NET',
    {
      vdx: 'sip | Bob@example.net | pexip video.example.org',
      'nodes none': 'sip | SIP:Bob@Example.NET | -',
      'sip both': 'sip | sip:Bob@example.net | sip edge.example.org:8443',
      codec: 'sip | SIP:Bob@Example.NET | codec Polycom',
      spare: 'sip | sip:Bob@example.net | codec Polycom',
    },
  ],
  [
    'sips:bob@example.net;transport=tls',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sips:bob@example.net | -',
      'sip both': 'sip | sips:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sips:bob@example.net | codec Polycom',
    },
  ],
  [
    'sip:bob@example.net?subject=hi',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    'sip:10.1.2.3',
    {
      vdx: 'sip | 10.1.2.3 | pexip video.example.org',
      'nodes none': 'sip | sip:10.1.2.3 | -',
      'sip both': 'sip | sip:10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'sip | sip:10.1.2.3 | codec Polycom',
    },
  ],
  [
    'sip:bob@10.1.2.3:5070',
    {
      vdx: 'sip | bob@10.1.2.3 | pexip video.example.org',
      'nodes none': 'sip | sip:bob@10.1.2.3:5070 | -',
      'sip both': 'sip | sip:bob@10.1.2.3:5070 | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@10.1.2.3:5070 | codec Polycom',
    },
  ],
  [
    'bob@10.1.2.3',
    {
      vdx: 'sip | bob@10.1.2.3 | pexip video.example.org',
      'nodes none': 'sip | sip:bob@10.1.2.3 | -',
      'sip both': 'sip | sip:bob@10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@10.1.2.3 | codec Polycom',
    },
  ],
  [
    '445566@video.example.net',
    {
      vdx: 'sip | 445566@video.example.net | pexip video.example.org',
      'nodes none': 'alias | 445566@video.example.net | pexip video.example.net',
      'sip both': 'sip | sip:445566@video.example.net | sip edge.example.org:8443',
      codec: 'sip | 445566@video.example.net | codec Polycom',
      spare: 'sip | sip:445566@video.example.net | codec Polycom',
    },
  ],
  [
    '"Bob" <sip:bob@example.net>',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    'h323:ward@video.example.net',
    {
      'vdx both': 'h323 | ward@video.example.net | pexip video.example.org',
      'nodes sip none': 'h323 | h323:ward@video.example.net | -',
      'codec spare': 'h323 | h323:ward@video.example.net | codec Polycom',
    },
  ],
  [
    'h323:10.1.2.3',
    {
      'vdx both': 'h323 | 10.1.2.3 | pexip video.example.org',
      'nodes sip none': 'h323 | h323:10.1.2.3 | -',
      'codec spare': 'h323 | h323:10.1.2.3 | codec Polycom',
    },
  ],
  [
    '10.1.2.3',
    {
      'vdx both': 'ip | 10.1.2.3 | pexip video.example.org',
      'nodes none': 'ip | 10.1.2.3 | -',
      sip: 'ip | sip:10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'ip | 10.1.2.3 | codec Polycom',
    },
  ],
  ['10.1.2.300', { all: 'join-not-understood' }],
  [
    '10.1.2.3##4711',
    {
      'vdx both': 'h323 | 10.1.2.3##4711 | pexip video.example.org',
      'nodes none': 'h323 | 10.1.2.3##4711 | -',
      sip: 'h323 | sip:4711@10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'h323 | 10.1.2.3##4711 | codec Polycom',
    },
  ],
  [
    '10.1.2.3##4711#99',
    {
      'vdx both': 'h323 | 10.1.2.3##4711 | pexip video.example.org',
      'nodes none': 'h323 | 10.1.2.3##4711 | -',
      sip: 'h323 | sip:4711@10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'h323 | 10.1.2.3##4711 | codec Polycom',
    },
  ],
  [
    'h323:10.1.2.3##4711',
    {
      'vdx both': 'h323 | 10.1.2.3##4711 | pexip video.example.org',
      'nodes none': 'h323 | h323:10.1.2.3##4711 | -',
      sip: 'h323 | sip:4711@10.1.2.3 | sip edge.example.org:8443',
      codec: 'h323 | h323:10.1.2.3##4711 | codec Polycom',
      spare: 'h323 | 10.1.2.3##4711 | codec Polycom',
    },
  ],
  [
    'vc.example.net##4711#99',
    {
      'vdx both': 'h323 | vc.example.net##4711 | pexip video.example.org',
      'nodes none': 'h323 | vc.example.net##4711 | -',
      sip: 'h323 | sip:4711@vc.example.net | sip edge.example.org:8443',
      'codec spare': 'h323 | vc.example.net##4711 | codec Polycom',
    },
  ],
  [
    '162.255.37.11##123456789',
    {
      'vdx both': 'h323 | 162.255.37.11##123456789 | pexip video.example.org',
      'nodes none': 'h323 | 162.255.37.11##123456789 | -',
      sip: 'h323 | sip:123456789@162.255.37.11 | sip edge.example.org:8443',
      'codec spare': 'h323 | 162.255.37.11##123456789 | codec Polycom',
    },
  ],
  [
    '+45 12 34 56 78',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '0045 12345678',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '12345678',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      nodes: 'alias | 12345678 | pexip video.example.org',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      none: 'number | +4512345678 | -',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '12 34 56 78',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      nodes: 'alias | 12345678 | pexip video.example.org',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      none: 'number | +4512345678 | -',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    'tel:+45-12-34-56-78',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    'tel:12345678;phone-context=+45',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '+45 (0) 12 34 56 78',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '(12) 34-56-78',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '112',
    {
      'vdx nodes': 'alias | 112 | pexip video.example.org',
      'sip both': 'number | sip:112@sip.example.org | sip edge.example.org:8443',
      none: 'number | 112 | -',
      'codec spare': 'number | 112 | codec Polycom',
    },
  ],
  [
    '91234',
    {
      'vdx nodes': 'alias | 91234 | pexip video.example.org',
      sip: 'number | sip:91234@sip.example.org | sip edge.example.org:8443',
      both: 'alias | 91234@rooms.vconf.dk | pexip rooms.vconf.dk',
      none: 'number | 91234 | -',
      'codec spare': 'number | 91234 | codec Polycom',
    },
  ],
  [
    '9123',
    {
      'vdx nodes': 'alias | 9123 | pexip video.example.org',
      sip: 'number | sip:9123@sip.example.org | sip edge.example.org:8443',
      both: 'sip | sip:room123@rooms.example.org | sip edge.example.org:8443',
      none: 'number | 9123 | -',
      'codec spare': 'number | 9123 | codec Polycom',
    },
  ],
  [
    '12345',
    {
      'vdx nodes': 'alias | 12345 | pexip video.example.org',
      sip: 'number | sip:12345@sip.example.org | sip edge.example.org:8443',
      both: 'alias | 12345@rooms.vconf.dk | pexip rooms.vconf.dk',
      none: 'number | 12345 | -',
      'codec spare': 'number | 12345 | codec Polycom',
    },
  ],
  [
    'lab',
    {
      'vdx nodes': 'alias | lab | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
      both: 'sip | 10.1.2.3 | -',
    },
  ],
  [
    '*21*1234#',
    {
      vdx: 'number | *21*1234# | pexip video.example.org',
      'nodes none': 'number | *21*1234# | -',
      'sip both': 'number | sip:*21*1234%23@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | *21*1234# | codec Polycom',
    },
  ],
  ['+1', { all: 'join-not-understood' }],
  ['1', { all: 'join-not-understood' }],
  [
    'https://teams.microsoft.com/meet/23456789012345?p=Ab',
    { all: 'link | teams.microsoft.com/meet/23456789012345 | -' },
  ],
  [
    '123456789@t.plcm.vc',
    {
      vdx: 'sip | 123456789@t.plcm.vc | pexip video.example.org',
      'nodes none': 'sip | 123456789@t.plcm.vc | -',
      'sip both': 'sip | sip:123456789@t.plcm.vc | sip edge.example.org:8443',
      codec: 'sip | 123456789@t.plcm.vc | codec Polycom',
      spare: 'sip | sip:123456789@t.plcm.vc | codec Polycom',
    },
  ],
  [
    'teams@video.example.net',
    {
      vdx: 'sip | teams@video.example.net | pexip video.example.org',
      'nodes none': 'alias | teams@video.example.net | pexip video.example.net',
      'sip both': 'sip | sip:teams@video.example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:teams@video.example.net | codec Polycom',
    },
  ],
  [
    '123456789.1234@zoomcrc.com',
    {
      vdx: 'sip | 123456789.••••@zoomcrc.com | pexip video.example.org',
      'nodes none': 'sip | 123456789.••••@zoomcrc.com | -',
      'sip both': 'sip | sip:123456789.••••@zoomcrc.com | sip edge.example.org:8443',
      codec: 'sip | 123456789.••••@zoomcrc.com | codec Polycom',
      spare: 'sip | sip:123456789.••••@zoomcrc.com | codec Polycom',
    },
  ],
  [
    '12345678901@webex.com',
    {
      vdx: 'sip | 12345678901@webex.com | pexip video.example.org',
      'nodes none': 'sip | 12345678901@webex.com | -',
      'sip both': 'sip | sip:12345678901@webex.com | sip edge.example.org:8443',
      codec: 'sip | 12345678901@webex.com | codec Polycom',
      spare: 'sip | sip:12345678901@webex.com | codec Polycom',
    },
  ],
  [
    's4b:anna@example.net',
    {
      'vdx both': 'sip | anna@example.net | pexip video.example.org',
      'nodes sip none': 'sip | sip:anna@example.net | -',
      'codec spare': 'sip | sip:anna@example.net | codec Polycom',
    },
  ],
  [
    'lync:anna@example.net',
    {
      'vdx both': 'sip | anna@example.net | pexip video.example.org',
      'nodes sip none': 'sip | sip:anna@example.net | -',
      'codec spare': 'sip | sip:anna@example.net | codec Polycom',
    },
  ],
  [
    'sip:anna@example.net;gruu;opaque=app:conf:focus:id:ABCD',
    {
      'vdx both': 'sip | anna@example.net | pexip video.example.org',
      'nodes sip none': 'sip | sip:anna@example.net | -',
      'codec spare': 'sip | sip:anna@example.net | codec Polycom',
    },
  ],
  [
    'anna.4711@v.plcm.vc',
    {
      vdx: 'sip | anna.4711@v.plcm.vc | pexip video.example.org',
      'nodes none': 'sip | anna.4711@v.plcm.vc | -',
      'sip both': 'sip | sip:anna.4711@v.plcm.vc | sip edge.example.org:8443',
      codec: 'sip | anna.4711@v.plcm.vc | codec Polycom',
      spare: 'sip | sip:anna.4711@v.plcm.vc | codec Polycom',
    },
  ],
  ['meet.google.com/abc-defg-hij', { all: 'link | meet.google.com/abc-defg-hij | -' }],
  ['https://zoom.us/j/1234567890?pwd=abc', { all: 'link | zoom.us/j/1234567890 | -' }],
  [
    'Microsoft Teams-møde\n\nKlik her\nhttps://teams.microsoft.com/meet/23456789012345?p=Ab',
    { all: 'link | teams.microsoft.com/meet/23456789012345 | -' },
  ],
  ['Video: 1234@rooms.vconf.dk\nPIN: 4321', { all: 'alias | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' }],
  ['https://example.org/', { all: 'join-not-understood' }],
  [
    'example.org',
    {
      'vdx nodes both': 'alias | example.org | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  ['mailto:1234@rooms.vconf.dk', { all: 'alias | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' }],
  [' A B C D 2 3 4 5 ', { all: 'code | ABCD-2345 | room' }],
  ['K7PM-4XQD', { all: 'code | K7PM-4XQD | room' }],
  [
    '0BCD-2345',
    {
      'vdx nodes both': 'alias | 0BCD-2345 | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  ['hub.example.org/g/abcd2345', { all: 'code | ABCD-2345 | room' }],
  ['http://127.0.0.1:8443/g/ABCD2345/', { all: 'code | ABCD-2345 | room' }],
  ['https://other.example.net/g/ABCD2345', { all: 'join-not-understood' }],
  ['rundbord:', { all: 'join-not-understood' }],
  ['rundbord:x', { all: 'join-not-understood' }],
  ['RUNDBORD:east-2', { all: 'room | rundbord:east-2 | room' }],
  ['4567@ROOMS.VCONF.DK', { all: 'alias | 4567@rooms.vconf.dk | pexip rooms.vconf.dk' }],
  [
    'https://portal.vconf.dk/?url=1234@rooms.vconf.dk',
    { all: 'link | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' },
  ],
  [
    'https://video.example.org/ward4',
    {
      'vdx nodes both': 'link | ward4 | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  ['https://video.example.net/webapp/#/?conference=ward4', { all: 'link | ward4 | pexip video.example.net' }],
  [
    'https://video.example.net/webapp/conference/ward4?role=guest&pin=77',
    { all: 'link | ward4 | pexip video.example.net' },
  ],
  [
    'https://video2.example.org/meet/ward4',
    {
      'vdx nodes both': 'link | ward4 | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  ['https://pexip.me/meet/ward4', { all: 'link | ward4 | pexip pexip.me' }],
  [
    'ward4@video2.example.org',
    {
      'vdx nodes both': 'alias | ward4@video2.example.org | pexip video.example.org',
      sip: 'sip | sip:ward4@video2.example.org | sip edge.example.org:8443',
      none: 'alias | ward4@video2.example.org | pexip video2.example.org',
      'codec spare': 'sip | sip:ward4@video2.example.org | codec Polycom',
    },
  ],
  [
    'sip:ward4@video.example.org',
    {
      'vdx nodes both': 'alias | ward4@video.example.org | pexip video.example.org',
      sip: 'sip | sip:ward4@video.example.org | sip edge.example.org:8443',
      none: 'sip | sip:ward4@video.example.org | -',
      'codec spare': 'sip | sip:ward4@video.example.org | codec Polycom',
    },
  ],
  ['sip:1234@rooms.vconf.dk', { all: 'alias | 1234@rooms.vconf.dk | pexip rooms.vconf.dk' }],
  [
    '<sip:bob@example.net>',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    "'sip:bob@example.net'",
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    '“sip:bob@example.net”',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    'sip://bob@example.net',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'sip | sip://bob@example.net | -',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      codec: 'sip | sip://bob@example.net | codec Polycom',
      spare: 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  ['sip:bob', { all: 'join-not-understood' }],
  ['sip:', { all: 'join-not-understood' }],
  ['sips:', { all: 'join-not-understood' }],
  [
    'sip:+4512345678@example.net;user=phone',
    {
      vdx: 'sip | +4512345678@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:+4512345678@example.net | -',
      'sip both': 'sip | sip:+4512345678@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:+4512345678@example.net | codec Polycom',
    },
  ],
  [
    'sip:*21@example.net',
    {
      vdx: 'sip | *21@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:*21@example.net | -',
      'sip both': 'sip | sip:*21@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:*21@example.net | codec Polycom',
    },
  ],
  [
    'sip:bob@[2001:db8::1]',
    {
      vdx: 'sip | bob@[2001:db8::1] | pexip video.example.org',
      'nodes none': 'sip | sip:bob@[2001:db8::1] | -',
      'sip both': 'sip | sip:bob@[2001:db8::1] | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@[2001:db8::1] | codec Polycom',
    },
  ],
  ['bob@example', { all: 'join-not-understood' }],
  ['bob@@example.net', { all: 'join-not-understood' }],
  ['@example.net', { all: 'join-not-understood' }],
  ['bob@', { all: 'join-not-understood' }],
  [
    'bob@example.net, ',
    {
      vdx: 'sip | bob@example.net | pexip video.example.org',
      'nodes none': 'alias | bob@example.net | pexip example.net',
      'sip both': 'sip | sip:bob@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@example.net | codec Polycom',
    },
  ],
  [
    'bob@mail.example.net',
    {
      vdx: 'sip | bob@mail.example.net | pexip video.example.org',
      'nodes none': 'alias | bob@mail.example.net | pexip mail.example.net',
      'sip both': 'sip | sip:bob@mail.example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:bob@mail.example.net | codec Polycom',
    },
  ],
  [
    'room.space@cms.example.net',
    {
      vdx: 'sip | room.space@cms.example.net | pexip video.example.org',
      'nodes none': 'sip | room.space@cms.example.net | -',
      'sip both': 'sip | sip:room.space@cms.example.net | sip edge.example.org:8443',
      codec: 'sip | room.space@cms.example.net | codec Polycom',
      spare: 'sip | sip:room.space@cms.example.net | codec Polycom',
    },
  ],
  [
    'anna.lund@example.dk',
    {
      vdx: 'sip | anna.lund@example.dk | pexip video.example.org',
      'nodes none': 'alias | anna.lund@example.dk | pexip example.dk',
      'sip both': 'sip | sip:anna.lund@example.dk | sip edge.example.org:8443',
      'codec spare': 'sip | sip:anna.lund@example.dk | codec Polycom',
    },
  ],
  [
    '12.34@video.example.net',
    {
      vdx: 'sip | 12.34@video.example.net | pexip video.example.org',
      'nodes none': 'alias | 12.34@video.example.net | pexip video.example.net',
      'sip both': 'sip | sip:12.34@video.example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:12.34@video.example.net | codec Polycom',
    },
  ],
  [
    'H323:4711@10.1.2.3',
    {
      'vdx both': 'h323 | 4711@10.1.2.3 | pexip video.example.org',
      'nodes sip none': 'h323 | H323:4711@10.1.2.3 | -',
      codec: 'h323 | H323:4711@10.1.2.3 | codec Polycom',
      spare: 'h323 | h323:4711@10.1.2.3 | codec Polycom',
    },
  ],
  ['h323:', { all: 'join-not-understood' }],
  ['10.1.2.3##', { all: 'join-not-understood' }],
  [
    '10.1.2.3##4711#',
    {
      'vdx both': 'h323 | 10.1.2.3##4711 | pexip video.example.org',
      'nodes none': 'h323 | 10.1.2.3##4711 | -',
      sip: 'h323 | sip:4711@10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'h323 | 10.1.2.3##4711 | codec Polycom',
    },
  ],
  [
    '192.168.1.20##12345678',
    {
      'vdx both': 'h323 | 192.168.1.20##12345678 | pexip video.example.org',
      'nodes none': 'h323 | 192.168.1.20##12345678 | -',
      sip: 'h323 | sip:12345678@192.168.1.20 | sip edge.example.org:8443',
      'codec spare': 'h323 | 192.168.1.20##12345678 | codec Polycom',
    },
  ],
  ['999.1.1.1##4711', { all: 'join-not-understood' }],
  ['vc##4711', { all: 'join-not-understood' }],
  [
    '##4711',
    {
      vdx: 'number | ##4711 | pexip video.example.org',
      'nodes none': 'number | ##4711 | -',
      'sip both': 'number | sip:%23%234711@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | ##4711 | codec Polycom',
    },
  ],
  [
    '13.248.147.139##1234567890',
    {
      'vdx both': 'h323 | 13.248.147.139##1234567890 | pexip video.example.org',
      'nodes none': 'h323 | 13.248.147.139##1234567890 | -',
      sip: 'h323 | sip:1234567890@13.248.147.139 | sip edge.example.org:8443',
      'codec spare': 'h323 | 13.248.147.139##1234567890 | codec Polycom',
    },
  ],
  [
    '+46 8 123 456 78',
    {
      vdx: 'number | +46812345678 | pexip video.example.org',
      'nodes none': 'number | +46812345678 | -',
      'sip both': 'number | sip:+46812345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +46812345678 | codec Polycom',
    },
  ],
  [
    '+47 22 33 44 55',
    {
      vdx: 'number | +4722334455 | pexip video.example.org',
      'nodes none': 'number | +4722334455 | -',
      'sip both': 'number | sip:+4722334455@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4722334455 | codec Polycom',
    },
  ],
  [
    '+1 (212) 555-0100',
    {
      vdx: 'number | +12125550100 | pexip video.example.org',
      'nodes none': 'number | +12125550100 | -',
      'sip both': 'number | sip:+12125550100@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +12125550100 | codec Polycom',
    },
  ],
  [
    '0046 8 12345678',
    {
      vdx: 'number | +46812345678 | pexip video.example.org',
      'nodes none': 'number | +46812345678 | -',
      'sip both': 'number | sip:+46812345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +46812345678 | codec Polycom',
    },
  ],
  ['+4512', { all: 'join-not-understood' }],
  ['+45 12 34 56 78 90 12 34 56', { all: 'join-not-understood' }],
  [
    'callto:+4512345678',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    'TEL:+4512345678',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  ['tel:', { all: 'join-not-understood' }],
  [
    '12.34.56.78',
    {
      'vdx both': 'ip | 12.34.56.78 | pexip video.example.org',
      'nodes none': 'ip | 12.34.56.78 | -',
      sip: 'ip | sip:12.34.56.78 | sip edge.example.org:8443',
      'codec spare': 'ip | 12.34.56.78 | codec Polycom',
    },
  ],
  [
    '12-34-56-78',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  [
    '12/345678',
    {
      vdx: 'number | +4512345678 | pexip video.example.org',
      'nodes none': 'number | +4512345678 | -',
      'sip both': 'number | sip:+4512345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | +4512345678 | codec Polycom',
    },
  ],
  ['12345678901234567890123', { all: 'join-not-understood' }],
  [
    '045123456',
    {
      'vdx nodes': 'alias | 045123456 | pexip video.example.org',
      'sip both': 'number | sip:045123456@sip.example.org | sip edge.example.org:8443',
      none: 'number | 045123456 | -',
      'codec spare': 'number | 045123456 | codec Polycom',
    },
  ],
  [
    '1 2 3 4',
    {
      'vdx nodes': 'alias | 1234 | pexip video.example.org',
      'sip both': 'number | sip:1234@sip.example.org | sip edge.example.org:8443',
      none: 'number | 1234 | -',
      'codec spare': 'number | 1234 | codec Polycom',
    },
  ],
  [
    '00',
    {
      'vdx nodes': 'alias | 00 | pexip video.example.org',
      'sip both': 'number | sip:00@sip.example.org | sip edge.example.org:8443',
      none: 'number | 00 | -',
      'codec spare': 'number | 00 | codec Polycom',
    },
  ],
  [
    '98765',
    {
      'vdx nodes': 'alias | 98765 | pexip video.example.org',
      sip: 'number | sip:98765@sip.example.org | sip edge.example.org:8443',
      both: 'alias | 98765@rooms.vconf.dk | pexip rooms.vconf.dk',
      none: 'number | 98765 | -',
      'codec spare': 'number | 98765 | codec Polycom',
    },
  ],
  [
    '*1',
    {
      vdx: 'number | *1 | pexip video.example.org',
      'nodes none': 'number | *1 | -',
      'sip both': 'number | sip:*1@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | *1 | codec Polycom',
    },
  ],
  [
    '#31#12345678',
    {
      vdx: 'number | #31#12345678 | pexip video.example.org',
      'nodes none': 'number | #31#12345678 | -',
      'sip both': 'number | sip:%2331%2312345678@sip.example.org | sip edge.example.org:8443',
      'codec spare': 'number | #31#12345678 | codec Polycom',
    },
  ],
  ['12345678,,1234#', { all: 'join-not-understood' }],
  ['1234#', { all: 'join-not-understood' }],
  ['webex.com/meet/anna', { all: 'join-not-understood' }],
  ['https://us02web.zoom.us/j/12345678901?pwd=Zm9v', { all: 'link | us02web.zoom.us/j/12345678901 | -' }],
  ['zoommtg://zoom.us/join?confno=1234567890&pwd=abc', { all: 'link | zoom.us/j/1234567890 | -' }],
  [
    'msteams:/l/meetup-join/19%3ameeting_abc%40thread.v2/0',
    { all: 'link | teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0 | -' },
  ],
  [
    'webexteams://meet?sip=anna@example.webex.com',
    {
      vdx: 'sip | anna@example.webex.com | pexip video.example.org',
      'nodes none': 'sip | sip:anna@example.webex.com | -',
      'sip both': 'sip | sip:anna@example.webex.com | sip edge.example.org:8443',
      'codec spare': 'sip | sip:anna@example.webex.com | codec Polycom',
    },
  ],
  ['https://meet.example.org/anna.lund/5D3JNZ5S', { all: 'link | meet.example.org/anna.lund/5D3JNZ5S | -' }],
  ['https://teams.live.com/meet/9312345678901', { all: 'join-not-understood' }],
  ['skype:anna', { all: 'join-not-understood' }],
  ['facetime:anna@example.net', { all: 'join-not-understood' }],
  ['mailto:anna@example.net', { all: 'join-not-understood' }],
  ['https://evil.example@teams.microsoft.com/', { all: 'join-not-understood' }],
  ['javascript:alert(1)', { all: 'join-not-understood' }],
  ['file:///etc/passwd', { all: 'join-not-understood' }],
  [
    'Dial 10.1.2.3##4711#99 from a room system',
    {
      'vdx both': 'h323 | 10.1.2.3##4711 | pexip video.example.org',
      'nodes none': 'h323 | 10.1.2.3##4711 | -',
      sip: 'h323 | sip:4711@10.1.2.3 | sip edge.example.org:8443',
      'codec spare': 'h323 | 10.1.2.3##4711 | codec Polycom',
    },
  ],
  [
    'Ring sip:445566@video.example.net eller +45 12 34 56 78',
    {
      vdx: 'sip | 445566@video.example.net | pexip video.example.org',
      'nodes none': 'sip | sip:445566@video.example.net | -',
      'sip both': 'sip | sip:445566@video.example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:445566@video.example.net | codec Polycom',
    },
  ],
  ['Video ID: 112 345 678 9\nTenant key: teams@video.example.net', { all: 'join-not-understood' }],
  [
    'Join: https://video.example.net/webapp3/m/ward4\nPIN: 1234',
    { all: 'link | ward4 | pexip video.example.net' },
  ],
  [
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ward 4\nIMPP:sip:ward4@example.net\nEND:VCARD',
    {
      vdx: 'sip | ward4@example.net | pexip video.example.org',
      'nodes none': 'sip | sip:ward4@example.net | -',
      'sip both': 'sip | sip:ward4@example.net | sip edge.example.org:8443',
      'codec spare': 'sip | sip:ward4@example.net | codec Polycom',
    },
  ],
  ['WIFI:S:guest;P:secret;;', { all: 'join-not-understood' }],
  ['🏥', { all: 'join-not-understood' }],
  [
    'ÆØÅ',
    {
      'vdx nodes both': 'alias | ÆØÅ | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  [
    'afsnit-4',
    {
      'vdx nodes both': 'alias | afsnit-4 | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  [
    'kirurgisk.afsnit',
    {
      'vdx nodes both': 'alias | kirurgisk.afsnit | pexip video.example.org',
      'sip none codec spare': 'join-not-understood',
    },
  ],
  ['ward 4', { all: 'join-not-understood' }],
];
