// Makes a link for a device of the staff; it is shown this once.
import {ask, copy, needed, pathOf, problemOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const ROLES = ['waiter', 'manager']

export default {
  components: {
    ...pieces('problem'),
    QrcodeVue: window.QrcodeVue.default
  },
  props: {venue: {type: Object, required: true}},
  emits: ['made', 'closed'],
  data: () => ({
    isOpen: true,
    isSaving: false,
    problem: null,
    link: '',
    draft: {name: '', role: ROLES[0]}
  }),
  computed: {
    roles: () =>
      ROLES.map(value => ({value, label: t(`staff.roles.${value}`)})),
    title() {
      const {name} = this.draft
      return this.link ? t('staff.link_title', {name}) : t('staff.make')
    }
  },
  methods: {
    t,
    copy,
    needed,
    async make() {
      this.isSaving = true
      this.problem = null
      try {
        const path = pathOf(this.venue, '/tokens')
        const {link} = await ask(this.venue, 'POST', path, this.draft)
        this.link = link
        this.$emit('made')
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
