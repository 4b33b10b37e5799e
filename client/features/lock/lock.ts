/** Everything of the lock that comes before the data: one chunk, fetched once. */
import './data-gone.ts';
import './lock-screen.ts';
import './lock-set-up.ts';
