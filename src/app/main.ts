// The page's entry. What it imports by itself is loaded first: antd's styles stand before ours, whatever file brings those along.
import 'antd/dist/antd.css';
import './ui/tokens.css';
import './ui/base.css';

const { start } = await import('./shell/start.tsx');
await start();
