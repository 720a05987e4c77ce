// The program's mark, as public/icon.svg has it for the browser's tab: drawn, not fetched.

/** The mark, as large as `size` says. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="#0f6b62" />
      <path d="M14 44V24l18-10 18 10v20" fill="none" stroke="#fff" strokeWidth="5" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx="32" cy="36" r="7" fill="#ffb454" />
    </svg>
  );
}
