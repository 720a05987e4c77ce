// 首页, which takes files wherever they are let go on it.
import { HomeScreen } from '../insight/home/HomeScreen.tsx';
import '../intake/sales.css';
import { TakesDrops } from './drop-anywhere.tsx';

/** The screen. */
export function HomeWithDrops() {
  return (
    <TakesDrops>
      <HomeScreen />
    </TakesDrops>
  );
}
