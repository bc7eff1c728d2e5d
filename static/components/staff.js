// Who works here, and the links that open the orders on their devices.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('staff-links', 'staff-people'),
  props: {venue: {type: Object, required: true}},
  methods: {t}
}
