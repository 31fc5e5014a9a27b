// The direction of the arrows, no cycles, and one file for each wrapped library. Read by dependency-cruiser.

/** A wrapped library and the only source file that may name it. Tests may use what they like. */
const wrapped = {
  electron: 'main/shell/electron/[^/]+\\.ts$',
  aedes: 'main/hub/embedded-broker\\.ts$',
  ws: 'main/hub/web-sockets\\.ts$',
  'mqtt-packet': 'main/hub/mqtt-packets\\.ts$',
  jose: 'main/(rooms/room-tokens|agenda/signed-claims)\\.ts$',
  selfsigned: 'main/hub/own-certificate\\.ts$',
  'node-ical': 'main/agenda/ical\\.ts$',
  yaml: 'main/(settings/(read|write)-settings|directory/entry-file)\\.ts$',
  mqtt: 'renderer/calls/room/mqtt-line\\.ts$',
  'simple-peer': 'renderer/calls/room/peer-link\\.ts$',
  'node-hid': 'native/ports/node-hid\\.ts$',
  serialport: 'native/ports/serialport\\.ts$',
  ssh2: 'native/ports/ssh2\\.ts$',
  qr: 'renderer/(parts/qr-code\\.tsx|calls/media/qr-reader\\.ts)$',
  jssip: 'renderer/calls/sip/user-agent\\.ts$',
  '@pexip/infinity': 'renderer/calls/pexip/infinity-client\\.ts$',
  '@pexip/infinity-api': 'renderer/calls/pexip/infinity-client\\.ts$',
  '@pexip/peer-connection': 'renderer/calls/pexip/infinity-client\\.ts$',
  '@pexip/signal': 'renderer/calls/pexip/infinity-client\\.ts$',
  ldapts: 'main/directory/ldap-source\\.ts$',
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|virtual:.*)$' },
    },
    {
      name: 'renderer-knows-only-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|native|build|test)/', pathNot: '^main/contract/' },
    },
    {
      name: 'contract-is-pure',
      comment: 'Types, zod and pure functions; the log and the words for devices are named as types.',
      severity: 'error',
      from: { path: '^main/contract/' },
      to: {
        path: '^(main|native|renderer|build|test)/',
        pathNot: '^(main/contract/|main/log\\.ts$|native/(device|line|camera|display|codec)\\.ts$)',
      },
    },
    {
      name: 'contract-runs-anywhere',
      severity: 'error',
      from: { path: '^main/contract/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-knows-no-renderer',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|build|test)/' },
    },
    {
      name: 'native-knows-nobody',
      severity: 'error',
      from: { path: '^native/' },
      to: { path: '^(main|renderer|build|test)/' },
    },
    {
      name: 'protocols-know-only-themselves',
      severity: 'error',
      from: { path: '^native/protocols/([^/]+)/' },
      to: { path: '^native/', pathNot: '^native/protocols/$1/' },
    },
    {
      name: 'protocols-are-pure',
      comment: 'Bytes in, bytes out: no Node, no library.',
      severity: 'error',
      from: { path: '^native/protocols/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] },
    },
    {
      name: 'only-shell-knows-which-shell',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/(shell/|electron\\.ts$)' },
      to: { path: '^main/shell/(electron|chromium)/' },
    },
    {
      name: 'parts-know-no-calls',
      severity: 'error',
      from: { path: '^renderer/parts/' },
      to: { path: '^renderer/(calls|kiosk|screens|guest)/' },
    },
    {
      name: 'screens-touch-no-engine',
      comment: 'A screen draws a state; the types of a call are all that it may know.',
      severity: 'error',
      from: { path: '^renderer/screens/' },
      to: { path: '^renderer/(calls/(room|media)|guest)/', pathNot: '/local-media\\.ts$' },
    },
    {
      name: 'the-window-asks-nothing-of-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-build-time',
      comment: 'What ships may not need what only builds or tests.',
      severity: 'error',
      from: { path: '^(main|native|renderer)/', pathNot: '^(main/shell/electron/|renderer/pictures/)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries(wrapped).map(([library, file]) => ({
      name: `one-file-for-${library}`,
      severity: 'error',
      from: { path: '^(main|native|renderer)/', pathNot: `^${file}` },
      to: { path: `^node_modules/(@types/)?${library}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.renderer.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Pexip's packages have no `main`.
      mainFields: ['module', 'main', 'types'],
      conditionNames: ['browser', 'import', 'node', 'default', 'types'],
    },
  },
};
