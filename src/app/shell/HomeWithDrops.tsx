// 首页, which takes files wherever they are let go on it, and says that a newer version is there.
import { HomeScreen } from '../insight/home/HomeScreen.tsx';
import '../intake/sales.css';
import { UpdateNote } from '../safety/UpdateNote.tsx';
import { TakesDrops } from './drop-anywhere.tsx';

/** The screen. */
export function HomeWithDrops() {
  return (
    <TakesDrops>
      <UpdateNote />
      <HomeScreen />
    </TakesDrops>
  );
}
