import type { LucideIcon } from 'lucide-react';
import Activity from 'lucide-react/icons/activity';
import Armchair from 'lucide-react/icons/armchair';
import ArrowBigUp from 'lucide-react/icons/arrow-big-up';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import BellRing from 'lucide-react/icons/bell-ring';
import CalendarCheck from 'lucide-react/icons/calendar-check';
import Camera from 'lucide-react/icons/camera';
import CameraOff from 'lucide-react/icons/camera-off';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import CircleDot from 'lucide-react/icons/circle-dot';
import Clock from 'lucide-react/icons/clock';
import Copy from 'lucide-react/icons/copy';
import Delete from 'lucide-react/icons/delete';
import Frown from 'lucide-react/icons/frown';
import Globe from 'lucide-react/icons/globe';
import Headphones from 'lucide-react/icons/headphones';
import House from 'lucide-react/icons/house';
import Keyboard from 'lucide-react/icons/keyboard';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Lock from 'lucide-react/icons/lock';
import Meh from 'lucide-react/icons/meh';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import Minus from 'lucide-react/icons/minus';
import MonitorUp from 'lucide-react/icons/monitor-up';
import Pause from 'lucide-react/icons/pause';
import Phone from 'lucide-react/icons/phone';
import PhoneOff from 'lucide-react/icons/phone-off';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Save from 'lucide-react/icons/save';
import Settings from 'lucide-react/icons/settings';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Smartphone from 'lucide-react/icons/smartphone';
import Smile from 'lucide-react/icons/smile';
import Speaker from 'lucide-react/icons/speaker';
import SwitchCamera from 'lucide-react/icons/switch-camera';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Unplug from 'lucide-react/icons/unplug';
import User from 'lucide-react/icons/user';
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

/** Every icon of the kiosk by what it means here, so that the same thing looks the same on each screen. */
const icons = {
  alert: TriangleAlert,
  answer: Phone,
  back: ArrowLeft,
  bad: Frown,
  calendar: CalendarCheck,
  camera: Camera,
  'camera-off': CameraOff,
  chair: Armchair,
  check: Check,
  clock: Clock,
  close: X,
  code: Keyboard,
  copy: Copy,
  delete: Delete,
  devices: SlidersHorizontal,
  diagnostics: Activity,
  down: ChevronDown,
  fair: Meh,
  globe: Globe,
  good: Smile,
  headset: Headphones,
  hold: Pause,
  home: House,
  invite: UserPlus,
  lamp: Lightbulb,
  leave: PhoneOff,
  lock: Lock,
  microphone: Mic,
  'microphone-off': MicOff,
  minus: Minus,
  network: Wifi,
  'network-off': WifiOff,
  people: Users,
  person: User,
  phone: Smartphone,
  play: Play,
  plus: Plus,
  record: CircleDot,
  retry: RotateCcw,
  ring: BellRing,
  save: Save,
  settings: Settings,
  share: MonitorUp,
  shift: ArrowBigUp,
  sound: Volume,
  'sound-off': VolumeOff,
  speaker: Speaker,
  turn: SwitchCamera,
  unplugged: Unplug,
  video: Video,
  'video-off': VideoOff,
  view: View,
  webcam: Webcam,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;

/** An icon as tall as `1.25em` of the text around it. Never alone: a word or a label stands by it. */
export function Icon({ name }: { readonly name: IconName }) {
  const Drawing = icons[name];
  return <Drawing aria-hidden="true" className="icon" size="1.25em" strokeWidth={1.9} />;
}
