import { arrangeCodec, codecCan } from './codec/codec-arrangement.ts';
import { engineSuite } from './engine-suite.ts';
import { arrangeFake, fakeCan } from './fake/fake-arrangement.ts';
import { arrangeRoom, roomCan } from './room/room-arrangement.ts';

engineSuite('fake', fakeCan, arrangeFake);
engineSuite('room', roomCan, arrangeRoom);
engineSuite('codec', codecCan, arrangeCodec);
