import { arrangeCodec, codecCan } from './codec/codec-arrangement.ts';
import { engineSuite } from './engine-suite.ts';
import { arrangeRoom, roomCan } from './room/room-arrangement.ts';

engineSuite('room', roomCan, arrangeRoom);
engineSuite('codec', codecCan, arrangeCodec);
