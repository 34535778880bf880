export type Address = {
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  zip: string;
  country: string;
  countryCode: string;
  phone: string | null;
  company?: string | null;
  address2?: string | null;
  provinceCode?: string | null;
};

export type Customer = {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  locale: string;
  tags?: string[];
  note?: string | null;
  createdAt?: string;
  updatedAt?: string;
  acceptsMarketing?: boolean;
};
