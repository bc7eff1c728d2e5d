// Makes a link for a device of the staff; it is shown this once.
import {ask, needed, pathOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const ROLES = ['waiter', 'manager']

export default {
  components: pieces('secret-new'),
  props: {venue: {type: Object, required: true}},
  emits: ['made', 'closed'],
  data: () => ({draft: {name: '', role: ROLES[0]}}),
  computed: {
    roles: () => ROLES.map(value => ({value, label: t(`links.roles.${value}`)}))
  },
  methods: {
    t,
    needed,
    async make() {
      const path = pathOf(this.venue, '/tokens')
      return (await ask(this.venue, 'POST', path, this.draft)).link
    }
  }
}
