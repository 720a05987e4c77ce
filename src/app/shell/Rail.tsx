// The navigation at the left.
import { Link, useLocation } from 'wouter';
import { Logo } from '../ui/Logo.tsx';
import { useScreens } from './screens.tsx';
import { sayShell } from './shell-messages.ts';

/** The screens as links; the present one is marked. */
export function Rail() {
  const [location] = useLocation();
  const screens = useScreens();
  return (
    <nav className="rail no-print" aria-label={sayShell('navigation')}>
      <div className="rail-brand" aria-hidden="true">
        <Logo size={28} />
        <span className="rail-word">{sayShell('product')}</span>
      </div>
      <ul className="rail-list">
        {screens.map(({ name, icon, keys }) => {
          const isHere = location === `/${name}` || location.startsWith(`/${name}/`);
          return (
            <li key={name}>
              <Link
                href={`/${name}`}
                className={isHere ? 'rail-link rail-here' : 'rail-link'}
                title={`${sayShell(name)} (${keys})`}
                aria-label={sayShell(name)}
                {...(isHere ? { 'aria-current': 'page' as const } : {})}
              >
                <span className="rail-icon" aria-hidden="true">
                  {icon}
                </span>
                <span className="rail-word">{sayShell(name)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
