import './app/styles.css';
import './app/app-element.ts';
import { watchInstall } from './app/install.ts';
import { restoreLocale } from './app/locale.ts';

watchInstall();
await restoreLocale();
document.body.append(document.createElement('pg-app'));
