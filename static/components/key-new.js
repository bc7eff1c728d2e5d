// Makes a key for a device or program; its secret is shown this once.
import {ask, copy, needed, pathOf, problemOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

// Those that open something today.
const SCOPES = ['monitor', 'pos', 'orders', 'read', 'manage']

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
    secret: '',
    draft: {name: '', scopes: ['monitor']}
  }),
  computed: {
    scopes: () => SCOPES.map(value => ({value, label: t(`keys.may.${value}`)}))
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
        const {secret} = await ask(this.venue, 'POST', path, this.draft)
        this.secret = secret
        this.$emit('made')
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
