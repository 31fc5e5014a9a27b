import type { LucideIcon } from 'lucide-react';
import Activity from 'lucide-react/icons/activity';
import Armchair from 'lucide-react/icons/armchair';
import ArrowBigUp from 'lucide-react/icons/arrow-big-up';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import BedSingle from 'lucide-react/icons/bed-single';
import BellRing from 'lucide-react/icons/bell-ring';
import Cable from 'lucide-react/icons/cable';
import CalendarCheck from 'lucide-react/icons/calendar-check';
import CalendarPlus from 'lucide-react/icons/calendar-plus';
import Camera from 'lucide-react/icons/camera';
import CameraOff from 'lucide-react/icons/camera-off';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import ChevronUp from 'lucide-react/icons/chevron-up';
import CircleDot from 'lucide-react/icons/circle-dot';
import Clock from 'lucide-react/icons/clock';
import Copy from 'lucide-react/icons/copy';
import Crosshair from 'lucide-react/icons/crosshair';
import Crown from 'lucide-react/icons/crown';
import Delete from 'lucide-react/icons/delete';
import DoorClosed from 'lucide-react/icons/door-closed';
import DoorOpen from 'lucide-react/icons/door-open';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Focus from 'lucide-react/icons/focus';
import Frown from 'lucide-react/icons/frown';
import Globe from 'lucide-react/icons/globe';
import Grid3x3 from 'lucide-react/icons/grid-3x3';
import Hand from 'lucide-react/icons/hand';
import Headphones from 'lucide-react/icons/headphones';
import House from 'lucide-react/icons/house';
import Info from 'lucide-react/icons/info';
import Keyboard from 'lucide-react/icons/keyboard';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Lock from 'lucide-react/icons/lock';
import LogIn from 'lucide-react/icons/log-in';
import Meh from 'lucide-react/icons/meh';
import MessageSquare from 'lucide-react/icons/message-square';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import Minus from 'lucide-react/icons/minus';
import MonitorSpeaker from 'lucide-react/icons/monitor-speaker';
import MonitorUp from 'lucide-react/icons/monitor-up';
import Move from 'lucide-react/icons/move';
import Pause from 'lucide-react/icons/pause';
import Phone from 'lucide-react/icons/phone';
import PhoneForwarded from 'lucide-react/icons/phone-forwarded';
import PhoneIncoming from 'lucide-react/icons/phone-incoming';
import PhoneMissed from 'lucide-react/icons/phone-missed';
import PhoneOff from 'lucide-react/icons/phone-off';
import PhoneOutgoing from 'lucide-react/icons/phone-outgoing';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import Power from 'lucide-react/icons/power';
import Presentation from 'lucide-react/icons/presentation';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Save from 'lucide-react/icons/save';
import ScanQrCode from 'lucide-react/icons/scan-qr-code';
import SendHorizontal from 'lucide-react/icons/send-horizontal';
import Settings from 'lucide-react/icons/settings';
import Signal from 'lucide-react/icons/signal';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Smartphone from 'lucide-react/icons/smartphone';
import Smile from 'lucide-react/icons/smile';
import Speaker from 'lucide-react/icons/speaker';
import Star from 'lucide-react/icons/star';
import Stethoscope from 'lucide-react/icons/stethoscope';
import Sun from 'lucide-react/icons/sun';
import SunDim from 'lucide-react/icons/sun-dim';
import SwitchCamera from 'lucide-react/icons/switch-camera';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Tv from 'lucide-react/icons/tv';
import Unplug from 'lucide-react/icons/unplug';
import User from 'lucide-react/icons/user';
import UserMinus from 'lucide-react/icons/user-minus';
import UserPlus from 'lucide-react/icons/user-plus';
import Users from 'lucide-react/icons/users';
import Video from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import View from 'lucide-react/icons/view';
import Volume from 'lucide-react/icons/volume-2';
import VolumeOff from 'lucide-react/icons/volume-x';
import Webcam from 'lucide-react/icons/webcam';
import Wifi from 'lucide-react/icons/wifi';
import WifiOff from 'lucide-react/icons/wifi-off';
import X from 'lucide-react/icons/x';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';

/** Every icon of the kiosk by what it means here, so that the same thing looks the same on each screen. */
const icons = {
  about: Info,
  alert: TriangleAlert,
  answer: Phone,
  back: ArrowLeft,
  bad: Frown,
  bed: BedSingle,
  book: CalendarPlus,
  brighter: Sun,
  cable: Cable,
  calendar: CalendarCheck,
  camera: Camera,
  'camera-off': CameraOff,
  chair: Armchair,
  chat: MessageSquare,
  check: Check,
  clock: Clock,
  close: X,
  closer: ZoomIn,
  code: Keyboard,
  codec: MonitorSpeaker,
  copy: Copy,
  darker: SunDim,
  delete: Delete,
  devices: SlidersHorizontal,
  diagnostics: Activity,
  display: Tv,
  'door-closed': DoorClosed,
  'door-open': DoorOpen,
  down: ChevronDown,
  fair: Meh,
  focus: Focus,
  globe: Globe,
  good: Smile,
  hand: Hand,
  headset: Headphones,
  hold: Pause,
  home: House,
  host: Crown,
  in: PhoneIncoming,
  invite: UserPlus,
  keypad: Grid3x3,
  lamp: Lightbulb,
  leave: PhoneOff,
  left: ChevronLeft,
  lock: Lock,
  microphone: Mic,
  'microphone-off': MicOff,
  minus: Minus,
  missed: PhoneMissed,
  more: Ellipsis,
  network: Wifi,
  'network-off': WifiOff,
  out: PhoneOutgoing,
  people: Users,
  person: User,
  phone: Smartphone,
  play: Play,
  plus: Plus,
  power: Power,
  practice: Stethoscope,
  quality: Signal,
  record: CircleDot,
  remove: UserMinus,
  retry: RotateCcw,
  right: ChevronRight,
  ring: BellRing,
  save: Save,
  scan: ScanQrCode,
  send: SendHorizontal,
  settings: Settings,
  share: MonitorUp,
  shift: ArrowBigUp,
  'sign-in': LogIn,
  sound: Volume,
  'sound-off': VolumeOff,
  speaker: Speaker,
  star: Star,
  'start-view': Crosshair,
  steer: Move,
  transfer: PhoneForwarded,
  turn: SwitchCamera,
  unplugged: Unplug,
  up: ChevronUp,
  video: Video,
  'video-off': VideoOff,
  view: View,
  webcam: Webcam,
  whiteboard: Presentation,
  wider: ZoomOut,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;

/** An icon as tall as `1.25em` of the text around it. Never alone: a word or a label stands by it. */
export function Icon({ name }: { readonly name: IconName }) {
  const Drawing = icons[name];
  return <Drawing aria-hidden="true" className="icon" size="1.25em" strokeWidth={1.9} />;
}
