// The pages come whole from the server; these make them live and carry out their dialogs by the public API.

import './times.js';
import './dialogs.js';
import './devices.js';
import './groups.js';
import './gallery.js';
import './captures.js';
import './ledger.js';
import './news.js';
import './schedules.js';
import './settings.js';
import './people.js';
import './plan.js';
import './keys.js';
import './platform.js';
