// A new webhook, whose secret is shown this once; or one that changes.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('form-dialog', 'secret-new', 'webhook-fields'),
  props: {
    venue: {type: Object, required: true},
    webhook: {type: Object, required: true}
  },
  emits: ['saved', 'closed'],
  data() {
    const {id, name, url, events, enabled, with_customers} = this.webhook
    return {
      isNew: !id,
      draft: {
        name: name || '',
        url: url || '',
        events: [...(events || ['order.paid'])],
        enabled: enabled ?? true,
        with_customers: Boolean(with_customers)
      }
    }
  },
  methods: {
    t,
    body() {
      const {name, ...rest} = this.draft
      return name.trim() ? {...rest, name} : rest
    },
    async make() {
      const path = pathOf(this.venue, '/webhooks')
      return (await ask(this.venue, 'POST', path, this.body())).secret
    },
    async save() {
      const path = `/webhooks/${this.webhook.id}`
      await ask(this.venue, 'PUT', path, this.body())
      tell(t('saved'))
      this.$emit('saved')
    }
  }
}
