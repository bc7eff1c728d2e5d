// Who works here, what opens the place to devices and programs, and who did what.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('audit', 'keys', 'staff-links', 'staff-people'),
  props: {venue: {type: Object, required: true}},
  methods: {t}
}
