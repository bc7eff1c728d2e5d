// A phone's home: the four things an owner does standing up.
import {customers, ordersOf, t} from '../js/overview.js'

export default {
  props: {merchant: {type: Object, required: true}},
  computed: {
    buttons() {
      const {id, mode} = this.merchant
      const pos = `/loyalty/pos/${id}`
      const all = [
        {name: 'charge', icon: 'point_of_sale', to: pos},
        {name: 'scan', icon: 'qr_code_scanner', to: `${pos}?scan=1`},
        {name: 'today', icon: 'receipt_long', to: ordersOf(id)},
        {name: 'customers', icon: 'groups', to: customers()}
      ]
      const forAll = ['charge', 'today']
      return mode === 'full'
        ? all
        : all.filter(({name}) => forAll.includes(name))
    }
  },
  methods: {t}
}
